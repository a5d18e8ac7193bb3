package kz.qonys.terms;

import java.util.List;
import java.util.Map;
import kz.qonys.language.Language;

/**
 * One row of the term table.
 *
 * @param code      stable code, lower case with hyphens
 * @param length    how long it runs
 * @param clause    clause of the order, or what the internal norm says; Russian
 * @param source    where the length comes from
 * @param warnAt    share of the business time after which the warning is due, percent, 1 to 99
 * @param warnTo    who is warned, may be empty
 * @param breachTo  who hears of the breach, may be empty
 * @param names     what people call it, one per language
 */
public record Term(String code, TermLength length, String clause, Source source, int warnAt,
                   List<Recipient> warnTo, List<Recipient> breachTo, Map<Language, String> names) {

    /** Where the length of a term comes from. An internal norm is never shown as law (reading A2). */
    public enum Source { ORDER, INTERNAL }

    /** What people call it. */
    public String name(Language language) {
        return names.get(language);
    }
}
