package kz.qonys.staff;

import java.util.Map;
import kz.qonys.language.Language;

/**
 * An oblast or a city of republican significance.
 *
 * @param kato         nine-digit KATO code
 * @param iso          ISO 3166-2 code
 * @param names        name in every language
 * @param kandasSince  first year in which it is a settlement region for kandas, 0 when never
 * @param migrantSince first year in which it is a settlement region for internal migrants, 0 when never
 * @param departure    labour-surplus region that migrants leave; kandas may leave any region
 */
public record Region(String kato, String iso, Map<Language, String> names, int kandasSince, int migrantSince,
                     boolean departure) {

    public String name(Language language) {
        return names.get(language);
    }

    /**
     * True when families of the category are settled here in that year.
     *
     * @param category {@code kandas} or {@code migrant}
     */
    public boolean settles(String category, int year) {
        int since = switch (category) {
            case "kandas" -> kandasSince;
            case "migrant" -> migrantSince;
            default -> throw new IllegalArgumentException("Unknown category '" + category + "'");
        };
        return since > 0 && year >= since;
    }
}
