package kz.qonys.intake;

/**
 * One person of a household, as the decision table required-documents asks about.
 *
 * @param personRole      {@code applicant}, {@code spouse}, {@code child} or {@code other}
 * @param category        {@code kandas} or {@code migrant}
 * @param minor           under 18
 * @param married         the applicant is married; false for everybody else
 * @param divorced        the applicant is divorced; false for everybody else
 * @param foreignDocument the person's identity document is a foreign one
 * @param educated        false when it is known that the person has no education
 * @param consent         {@code digital}, {@code paper} or {@code none}: how the person consented to processing
 */
public record Situation(String personRole, String category, boolean minor, boolean married, boolean divorced,
        boolean foreignDocument, boolean educated, String consent) {
}
