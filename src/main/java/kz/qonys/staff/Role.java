package kz.qonys.staff;

import java.util.List;
import java.util.Map;
import kz.qonys.language.Language;

/**
 * A role, one row of {@code staff/roles.csv}.
 *
 * @param code         stable code, part of group ids
 * @param institutions bodies in which it can be held, the usual one first; empty for the applicant, who is not staff
 * @param level        size of the office's territory
 * @param reach        sides of a case on which it works
 * @param names        name in every language
 * @param duties       what it may do, in words, in every language
 */
public record Role(String code, List<Institution> institutions, Level level, Reach reach, Map<Language, String> names,
                   Map<Language, String> duties) {

    /** Territory an office must have for the role to be held there. */
    public enum Level { ANY, DISTRICT, OKRUG }

    /** Sides of a case on which a role works; a national one works outside the regions. */
    public enum Reach { DEPARTURE, SETTLEMENT, BOTH, NATIONAL }

    public String name(Language language) {
        return names.get(language);
    }

    public String duties(Language language) {
        return duties.get(language);
    }

    /** True when the role has work on that side of a case. */
    public boolean worksOn(CaseSides.Side side) {
        return reach == Reach.BOTH || reach == Reach.NATIONAL || reach.name().equals(side.name());
    }

    /** True when somebody can hold the role in that office. */
    public boolean heldIn(Office office) {
        return institutions.contains(office.institution()) && switch (level) {
            case ANY -> true;
            case DISTRICT -> Kato.district(office.kato());
            case OKRUG -> Kato.okrug(office.kato());
        };
    }
}
