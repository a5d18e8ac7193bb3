package kz.qonys.registry.simulator;

/** Families of the synthetic population with a known trait; the index is the ordinal. */
public enum KnownFamily {
    /**
     * Kandas: applicant, spouse and three children in one household. The applicant and the eldest child hold foreign
     * passports only; the spouse, whom the family card knows, holds a residence permit; the younger children have birth
     * certificates of Kazakhstan.
     */
    FAMILY_OF_FIVE,
    /** Nobody has a registered address. */
    NO_ADDRESS,
    /** Migrants with both parents, a brother and an adult daughter outside the household. */
    RELATIVES_ELSEWHERE,
    /** The applicant shares surname, name and birth date with that of {@link #NAMESAKE_OF_OTHER}. */
    NAMESAKE,
    NAMESAKE_OF_OTHER,
    /** The applicant's spouse has died. */
    WIDOWED,
    /** The register repeats the applicant's identity card and holds expired and withdrawn documents besides. */
    DOCUMENT_CLUTTER,
    /** Names full of Kazakh letters; the family card spells them with Russian ones. */
    KAZAKH_LETTERS,
    /** The applicant's kandas status has run out. */
    STATUS_RUN_OUT,
    /** A migrant who lives alone. */
    ALONE
}
