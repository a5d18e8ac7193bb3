package kz.qonys.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Person;
import kz.qonys.registry.ServiceEntry;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.registry.outbox.Outbox;
import kz.qonys.registry.outbox.OutwardWrite;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells outside systems how the household of a case has changed: the Digital Family Card who came, who became the
 * applicant and who left; АИС «Кандас» who left, if it was ever told of this family. Of nobody without a number; table
 * plan_awaiting_iin keeps who is to be told of once there is one. The service of the catalogue that stands for it is
 * the update of the card. Methods join the caller's transaction.
 */
@Component
class HouseholdTidings {

    /** Catalogue: update of the Digital Family Card. */
    private static final String CARD_UPDATE = "ADI-11";

    private final Deliveries deliveries;
    private final PlanVersions versions;
    private final ServiceChannels channels;
    private final Outbox outbox;
    private final CaseFiles cases;
    private final JdbcClient jdbc;
    private final Clock clock;

    HouseholdTidings(Deliveries deliveries, PlanVersions versions, ServiceChannels channels, Outbox outbox,
            CaseFiles cases, JdbcClient jdbc, Clock clock) {
        this.deliveries = deliveries;
        this.versions = versions;
        this.channels = channels;
        this.outbox = outbox;
        this.cases = cases;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The household is as it stands after a version came in force.
     *
     * @param gone              who left with it and why, by person
     * @param toTell            ids of those of whom the card is told now
     * @param processInstanceId instance that decided it
     * @return who has got a number since an earlier version and was told of only now
     */
    List<Person> changed(String caseId, Map<String, String> gone, Collection<String> toTell, String processInstanceId,
            Access access) {
        gone.forEach((person, reason) -> left(caseId, person, reason, processInstanceId, access));
        Set<String> awaited = awaited(caseId);
        List<Person> household = cases.persons(caseId, access);
        household.stream().filter(person -> person.iin() == null && !awaited.contains(person.personId()))
                .forEach(person -> await(caseId, person));
        household.stream().filter(person -> person.iin() != null)
                .filter(person -> toTell.contains(person.personId()) || awaited.contains(person.personId()))
                .forEach(person -> tell(ServiceSystem.FAMILY_CARD, caseId, person, null, processInstanceId,
                access.purpose()));
        List<Person> identified = household.stream()
                .filter(person -> person.iin() != null && awaited.contains(person.personId())).toList();
        identified.forEach(person -> {
            awaitsNoMore(person.personId());
            deliveries.identified(person, caseId, processInstanceId, access.purpose(), access);
        });
        return identified;
    }

    private void left(String caseId, String personId, String reason, String processInstanceId, Access access) {
        awaitsNoMore(personId);
        Person person = cases.person(caseId, personId, access).orElseThrow();
        if (person.iin() == null) {
            return;
        }
        tell(ServiceSystem.FAMILY_CARD, caseId, person, reason, processInstanceId, access.purpose());
        if (outbox.ofCase(caseId).stream().anyMatch(row -> row.channel().equals(ServiceSystem.KANDAS.code()))) {
            tell(ServiceSystem.KANDAS, caseId, person, reason, processInstanceId, access.purpose());
        }
    }

    /** @param departure why the person left; null for who came or became the applicant */
    private void tell(ServiceSystem system, String caseId, Person person, String departure, String processInstanceId,
            String activityId) {
        CaseSummary summary = cases.summary(caseId);
        ServiceEntry entry = new ServiceEntry(summary.caseNumber(), CARD_UPDATE, person.iin(), person.surname(),
                person.name(), person.birthDate(), versions.locality(caseId), LocalDate.now(clock), departure,
                summary.settlementOffice());
        outbox.add(new OutwardWrite(caseId, summary.caseNumber(), system.code(),
                departure == null ? "household" : "departure", channels.payload(entry), processInstanceId, activityId,
                system.code()));
    }

    private Set<String> awaited(String caseId) {
        return Set.copyOf(jdbc.sql("select person_id from plan_awaiting_iin where case_id = ?").param(caseId)
                .query(String.class).list());
    }

    private void await(String caseId, Person person) {
        jdbc.sql("insert into plan_awaiting_iin (person_id, case_id, since) values (?, ?, ?)")
                .params(person.personId(), caseId, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    private void awaitsNoMore(String personId) {
        jdbc.sql("delete from plan_awaiting_iin where person_id = ?").param(personId).update();
    }
}
