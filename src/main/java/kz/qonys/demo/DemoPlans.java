package kz.qonys.demo;

import static java.util.Comparator.naturalOrder;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Person;
import kz.qonys.plan.NewService;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedServices;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plans the first services of a family, those of the departure side at intake and those that cannot wait for the plan
 * when the settlement region has accepted it; the family's plan takes them over.
 */
@Component
@Profile("demo")
public class DemoPlans {

    private static final List<String> AT_INTAKE = List.of("ADI-01", "ADI-02");
    private static final List<String> FOR_THE_FAMILY = List.of("ADI-06", "ADI-07", "ADI-20");
    private static final List<String> FOR_EVERYBODY = List.of("ADI-16");
    private static final String VISIT = "ADI-04";

    private final PlannedServices services;
    private final CaseFiles cases;
    private final StaffDirectory staff;
    private final Clock clock;

    DemoPlans(PlannedServices services, CaseFiles cases, StaffDirectory staff, Clock clock) {
        this.services = services;
        this.cases = cases;
        this.staff = staff;
        this.clock = clock;
    }

    /** Plans what the departure side does for a family that applies; returns what is planned. */
    public List<PlannedService> atIntake(String caseId, String officer) {
        Access access = new Access(officer, cases.summary(caseId).sides().departureOffice(), null, "adaptation-plan");
        return AT_INTAKE.stream().map(code -> services.plan(new NewService(caseId, null, code, null, officer), access))
                .toList();
    }

    /** Plans them for a case with a settlement office, due from today; returns what is planned. */
    public List<PlannedService> plan(String caseId) {
        String centre = cases.summary(caseId).settlementOffice();
        String officer = staff.holders("career-centre-officer", centre).stream().map(Officer::id).min(naturalOrder())
                .orElseThrow();
        Access access = new Access(officer, centre, null, "adaptation-plan");
        List<PlannedService> planned = new ArrayList<>();
        planned.add(services.plan(new NewService(caseId, null, VISIT, null, null), access));
        FOR_THE_FAMILY.forEach(code -> planned.add(
                services.plan(new NewService(caseId, null, code, clock.instant(), officer), access)));
        for (Person person : cases.persons(caseId, access)) {
            FOR_EVERYBODY.forEach(code -> planned.add(services.plan(
                    new NewService(caseId, person.personId(), code, clock.instant(), null), access)));
        }
        return planned;
    }
}
