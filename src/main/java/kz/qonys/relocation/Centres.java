package kz.qonys.relocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.qonys.language.Language;
import kz.qonys.staff.Regions;
import kz.qonys.staff.Sheet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The centres of {@code relocation/centres.csv}, whose beds are those of the demonstration: a region names a file of
 * its own in {@code qonys.relocation.centres}. A faulty file stops the start with a sentence.
 */
@Component
public class Centres {

    private static final Set<String> KINDS = Set.of("adaptation", "temporary");

    private final List<Centre> centres;

    /**
     * Reads the centres.
     *
     * @throws IllegalStateException when a row is unreadable, names no region, or a code stands twice
     */
    Centres(@Value("${qonys.relocation.centres:classpath:relocation/centres.csv}") Resource file, Regions regions) {
        List<Centre> read = new ArrayList<>();
        for (Map<String, String> row : Sheet.read(file)) {
            String code = row.get("code");
            if (row.containsValue("") || regions.of(row.get("region")).isEmpty() || !KINDS.contains(row.get("kind"))
                    || !row.get("beds").matches("[1-9][0-9]{0,3}")
                    || read.stream().anyMatch(centre -> centre.code().equals(code))) {
                throw new IllegalStateException("Centres, " + code
                        + ": an empty cell, no such region or kind, beds not from 1 to 9999, or the code stands twice");
            }
            read.add(new Centre(code, row.get("region"), row.get("kind"), Integer.parseInt(row.get("beds")),
                    Map.of(Language.KK, row.get("kk"), Language.RU, row.get("ru"), Language.EN, row.get("en"))));
        }
        this.centres = List.copyOf(read);
    }

    public List<Centre> all() {
        return centres;
    }

    /** The centres of a region. */
    public List<Centre> in(String region) {
        return centres.stream().filter(centre -> centre.region().equals(region)).toList();
    }

    public Optional<Centre> find(String code) {
        return centres.stream().filter(centre -> centre.code().equals(code)).findFirst();
    }
}
