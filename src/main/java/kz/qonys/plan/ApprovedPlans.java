package kz.qonys.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Plans in force, for those who build on them. */
@Service
public class ApprovedPlans {

    /**
     * A plan in force.
     *
     * @param version    from 1
     * @param rural      true when the family settles in a rural locality
     * @param locality   as written in the plan; personal data
     * @param arrival    day of arrival by the plan
     * @param approvedBy user id of whoever approved it
     * @param actingFor  director whom the approver stood in for, null otherwise
     * @param support    codes of the financial support that the family asks for
     */
    public record ApprovedPlan(int version, boolean rural, String locality, LocalDate arrival, Instant approvedAt,
            String approvedBy, String actingFor, List<String> support) {

        @Override
        public String toString() {
            return "ApprovedPlan[" + version + "]";
        }
    }

    private final PlanVersions versions;
    private final PlanDrafting drafting;

    ApprovedPlans(PlanVersions versions, PlanDrafting drafting) {
        this.versions = versions;
        this.drafting = drafting;
    }

    /** The plan of a case that is in force; empty while none was approved. */
    public Optional<ApprovedPlan> current(String caseId) {
        return versions.current(caseId).map(version -> new ApprovedPlan(version.number(),
                "rural".equals(version.words().get("planSetting")),
                Objects.toString(version.words().get("planLocality"), ""), drafting.arrival(caseId, version.words()),
                version.approvedAt(), version.approvedBy(), version.actingFor(),
                codes(version.words().get("planSupport"))));
    }

    private static List<String> codes(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
