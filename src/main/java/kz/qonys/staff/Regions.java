package kz.qonys.staff;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.qonys.language.Language;
import org.springframework.stereotype.Component;

/** The regions of {@code staff/regions.csv}. */
@Component
public class Regions {

    private final Map<String, Region> byKato = new LinkedHashMap<>();

    public Regions() {
        Sheet.read("staff/regions.csv").forEach(row -> byKato.put(row.get("kato"), region(row)));
    }

    public Collection<Region> all() {
        return List.copyOf(byKato.values());
    }

    /** The region a territory lies in; empty when the code is malformed or its region unknown. */
    public Optional<Region> of(String kato) {
        return Kato.wellFormed(kato) ? Optional.ofNullable(byKato.get(kato.substring(0, 2) + "0000000"))
                : Optional.empty();
    }

    private static Region region(Map<String, String> row) {
        return new Region(row.get("kato"), row.get("iso"),
                Map.of(Language.KK, row.get("kk"), Language.RU, row.get("ru"), Language.EN, row.get("en")),
                year(row.get("kandas_since")), year(row.get("migrant_since")), "yes".equals(row.get("departure")));
    }

    private static int year(String cell) {
        return cell.isEmpty() ? 0 : Integer.parseInt(cell);
    }
}
