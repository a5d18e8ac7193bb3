package kz.qonys.relocation;

import java.util.Map;
import kz.qonys.language.Language;

/**
 * What a family must know of a region before it chooses a dwelling there.
 *
 * @param region  nine-digit KATO code
 * @param version of the row; an acknowledgement names it
 * @param january long-term mean of January, degrees Celsius, from the coldest part of the region to the mildest
 * @param july    the same of July
 * @param heating usual months of heating, e.g. {@code 10–4}
 * @param snow    usual months of lasting snow
 * @param notes   what else matters, one per language
 */
public record RegionSheet(String region, String version, String january, String july, String heating, String snow,
        Map<Language, String> notes) {

    public String note(Language language) {
        return notes.get(language);
    }
}
