package kz.qonys.plan;

import java.util.List;

/** Which services suit whom; the answer is a decision table that analysts own. */
public interface ServiceSelection {

    /**
     * Of whom is asked, and why.
     *
     * @param subject       {@code family}, {@code adult} or {@code child}
     * @param wish          {@code base}, or what the family asked for: a code of {@code plan.wish.*}
     * @param age           full years on the day of arrival, or today when that is over; 0 for the family
     * @param gender        {@code male}, {@code female} or {@code unknown}
     * @param citizen       citizen of Kazakhstan; for the family: everybody is
     * @param category      {@code kandas} or {@code migrant}
     * @param interregional the family moves to another region or from abroad
     * @param setting       {@code urban} or {@code rural}
     * @param season        {@code winter} from October to March, else {@code summer}
     * @param lodging       {@code own}, {@code service}, {@code rented} or {@code centre}
     * @param support       the family asks for support that the regional quota gives
     * @param employed      has accepted work
     */
    record Circumstances(String subject, String wish, int age, String gender, boolean citizen, String category,
            boolean interregional, String setting, String season, String lodging, boolean support, boolean employed) {
    }

    /**
     * A service that suits.
     *
     * @param service code of the catalogue
     * @param reason  why, a code of {@code plan.why.*}
     */
    record Choice(String service, String reason) {
    }

    List<Choice> choices(Circumstances circumstances);
}
