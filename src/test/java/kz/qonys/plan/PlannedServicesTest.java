package kz.qonys.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.NewCase;
import kz.qonys.casefile.TestStaff;
import kz.qonys.casefile.TestSystem;
import kz.qonys.evidence.EvidenceSystem;
import kz.qonys.language.FaultException;
import kz.qonys.plan.PlannedService.State;
import kz.qonys.staff.Staff;
import kz.qonys.staff.StandIn;
import kz.qonys.terms.Calendars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@SpringBootTest(classes = {TestSystem.class, EvidenceSystem.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = {
        "qonys.casefile.keys.b=" + TestSystem.KEY_B, "qonys.casefile.current-key=b",
        "qonys.casefile.index-key=" + TestSystem.INDEX, "spring.profiles.active=test",
        "qonys.evidence.chunk-size=4KB", "qonys.evidence.photo-size=1MB", "qonys.evidence.video-size=2MB",
        "qonys.data=target/evidence-test-${qonys.fork:0}",
        "spring.datasource.url=jdbc:h2:mem:evidence;DB_CLOSE_DELAY=-1"})
class PlannedServicesTest {

    private static final Access ACCESS = TestStaff.access(TestStaff.CLERK);

    @Autowired
    CaseFiles cases;
    @Autowired
    PlannedServices services;
    @MockitoBean
    Staff staff;

    private String caseId;

    @BeforeEach
    void open() {
        caseId = cases.open(new NewCase(UUID.randomUUID().toString(), "kandas", false, "tur-cc", "sko-cc"), ACCESS)
                .caseId();
    }

    @Test
    void shouldPlanOnce_whenAskedTwice() {
        PlannedService first = family("ADI-06");
        PlannedService second = family("ADI-06");

        assertThat(second).isEqualTo(first);
        assertThat(services.ofCase(caseId)).containsExactly(first);
        assertThat(first.office()).isEqualTo("sko-cc");
        assertThat(family("ADI-01").office()).isEqualTo("tur-cc");
    }

    @Test
    void shouldBeDueByTheCatalogue_inBusinessDaysAfterArrival() {
        String person = cases.persons(caseId, ACCESS).get(0).personId();

        PlannedService lodging = services.plan(new NewService(caseId, null, "ADI-07",
                Calendars.at("2026-03-20T17:00"), null), ACCESS);
        PlannedService clinic = services.plan(new NewService(caseId, person, "ADI-16",
                Calendars.at("2026-03-20T17:00"), null), ACCESS);

        assertThat(lodging.dueAt()).isEqualTo(Calendars.at("2026-03-20T18:30"));
        assertThat(clinic.dueAt().atZone(Calendars.ZONE).toLocalDate()).isAfter(LocalDate.of(2026, 4, 2));
        assertThat(family("ADI-06").dueAt()).isNull();
    }

    @Test
    void shouldRefuseInWords_whenThePlanMakesNoSense() {
        assertThatThrownBy(() -> family("ADI-99")).hasMessageContaining("plan.fault.service");
        assertThatThrownBy(() -> family("ADI-16")).hasMessageContaining("plan.fault.target");
        assertThatThrownBy(() -> services.plan(new NewService(caseId, UUID.randomUUID().toString(), "ADI-16", null,
                null), ACCESS)).hasMessageContaining("plan.fault.person");
        assertThatThrownBy(() -> services.plan(new NewService(caseId, null, "ADI-06", null, TestStaff.CLERK.id()),
                ACCESS)).hasMessageContaining("plan.fault.officer");
    }

    @Test
    void shouldGiveToOneOfficerAndToWhoeverStandsIn() {
        PlannedService service = family("ADI-06");
        services.give(service.id(), TestStaff.SETTLER.id());
        when(staff.standInsOf(TestStaff.CLERK.id())).thenReturn(List.of(new StandIn(TestStaff.SETTLER.id(),
                TestStaff.CLERK.id(), LocalDate.MIN, LocalDate.MAX)));

        assertThat(services.ownOf(TestStaff.SETTLER)).extracting(PlannedService::id).contains(service.id());
        assertThat(services.ownOf(TestStaff.CLERK)).extracting(PlannedService::id).contains(service.id());
        assertThat(services.ownOf(TestStaff.HEAD)).isEmpty();
        assertThat(services.owns(TestStaff.HEAD, services.find(service.id()).orElseThrow())).isFalse();
    }

    @Test
    void shouldComeBackAsPlanned_whenDroppedAndPlannedAgain() {
        PlannedService service = family("ADI-06");
        assertThatThrownBy(() -> services.drop(service.id(), "because", ACCESS)).isInstanceOf(FaultException.class);
        services.drop(service.id(), "not-wanted", ACCESS);
        assertThat(services.find(service.id()).orElseThrow().state()).isEqualTo(State.DROPPED);
        assertThatThrownBy(() -> services.deliver(service.id(), ACCESS)).hasMessageContaining("plan.fault.not-open");

        assertThat(family("ADI-06").state()).isEqualTo(State.PLANNED);
        services.deliver(service.id(), ACCESS);
        assertThat(family("ADI-06").state()).isEqualTo(State.DELIVERED);
    }

    private PlannedService family(String code) {
        return services.plan(new NewService(caseId, null, code, null, null), ACCESS);
    }
}
