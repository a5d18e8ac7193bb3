package kz.qonys.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.qonys.language.Language;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.staff.CaseSides;

/**
 * A service of the catalogue, as it stands in a span of time.
 *
 * @param code      stable code, e.g. {@code ADI-16}
 * @param validFrom first day on which it can be planned
 * @param validTo   last such day; null while there is no end
 * @param category  {@code information}, {@code legal}, {@code social}, {@code medical} or {@code educational}
 * @param side      side of the case that delivers it
 * @param role      role that delivers it, a code of {@code staff/roles.csv}
 * @param target    whom it is for
 * @param dueDays   business days after the arrival until it is due; null when it has no fixed day
 * @param wanted    what shows that it was delivered
 * @param names     name in every language
 * @param proofs    what shows it, in words, in every language
 * @param registry  system that is asked to do it of its own accord, for each person; null when there is none
 */
public record CatalogueService(String code, LocalDate validFrom, LocalDate validTo, String category,
        CaseSides.Side side, String role, Target target, Integer dueDays, List<Proof> wanted,
        Map<Language, String> names, Map<Language, String> proofs, ServiceSystem registry) {

    /** Whom a service is for: the family as one, or each person, adult or child. */
    public enum Target { FAMILY, PERSON, ADULT, CHILD }

    /** What shows that a service was delivered; {@code FACT} is a yes or no without any paper. */
    public enum Proof { PHOTO, POSITION, DOCUMENT, FACT }

    public String name(Language language) {
        return names.get(language);
    }

    /** What shows that it was delivered, in words. */
    public String proof(Language language) {
        return proofs.get(language);
    }

    /** True when it can be planned on the day. */
    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
