package kz.qonys.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Person;
import kz.qonys.plan.NewService;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedServices;
import kz.qonys.staff.StaffDirectory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plans the first services of a family that the settlement region has accepted, as its career centre would: until the plan
 * is a process of its own, officers find their services for the evidence page here.
 */
@Component
@Profile("demo")
public class DemoPlans {

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

    /** Plans them for a case with a settlement office, due from today; returns what is planned. */
    public List<PlannedService> plan(String caseId) {
        String centre = cases.summary(caseId).settlementOffice();
        String officer = staff.holders("career-centre-officer", centre).get(0).id();
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
