package kz.qonys.relocation;

import java.util.Map;
import kz.qonys.language.Language;

/**
 * A centre where families live while they have no dwelling of their own.
 *
 * @param code   stable short code
 * @param region nine-digit KATO code of its region
 * @param kind   {@code adaptation} or {@code temporary}
 * @param beds   how many people can live there at the same time
 * @param names  its name, one per language
 */
public record Centre(String code, String region, String kind, int beds, Map<Language, String> names) {

    public String name(Language language) {
        return names.get(language);
    }
}
