package kz.qonys.relocation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kz.qonys.language.Language;
import kz.qonys.staff.Regions;
import kz.qonys.staff.Sheet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The sheets of {@code relocation/regions.csv}: general reference, rounded, to be confirmed by each region. Whoever
 * changes a row raises its version. Distances depend on the village and are entered for it. A faulty file stops the
 * start with a sentence.
 */
@Component
public class RegionSheets {

    private static final String MONTHS = "([1-9]|1[0-2])–([1-9]|1[0-2])";

    private final Map<String, RegionSheet> byRegion = new LinkedHashMap<>();

    /**
     * Reads the sheets.
     *
     * @throws IllegalStateException when a row names no region or one twice, or leaves a cell empty
     */
    RegionSheets(@Value("${qonys.relocation.regions:classpath:relocation/regions.csv}") Resource file,
            Regions regions) {
        for (Map<String, String> row : Sheet.read(file)) {
            String region = row.get("region");
            if (regions.of(region).isEmpty() || row.containsValue("") || !row.get("heating").matches(MONTHS)
                    || !row.get("snow").matches(MONTHS)) {
                throw new IllegalStateException("Region sheets, " + region
                        + ": no such region, an empty cell, or months that are not written like 10–4");
            }
            RegionSheet sheet = new RegionSheet(region, row.get("version"), row.get("january"), row.get("july"),
                    row.get("heating"), row.get("snow"), Map.of(Language.KK, row.get("kk"), Language.RU, row.get("ru"),
                            Language.EN, row.get("en")));
            if (byRegion.put(region, sheet) != null) {
                throw new IllegalStateException("Region sheets, " + region + ": stands twice");
            }
        }
    }

    /** The sheet of a region; empty where none was written. */
    public Optional<RegionSheet> of(String region) {
        return Optional.ofNullable(byRegion.get(region));
    }
}
