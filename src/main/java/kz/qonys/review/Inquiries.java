package kz.qonys.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Person;
import kz.qonys.registry.ApplicationData;
import kz.qonys.registry.DocumentType;
import kz.qonys.registry.Gender;
import kz.qonys.registry.PersonQuery;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryAnswer.Misconfigured;
import kz.qonys.registry.RegistryAnswer.Refused;
import kz.qonys.registry.RegistryAnswer.Unavailable;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.registry.outbox.Outbox;
import org.springframework.stereotype.Service;

/**
 * What the review asks of registries and writes to the portal, for a whole family at once. Questions answered before are
 * not put again, so that a repeated call goes on where an outage stopped it.
 */
@Service
public class Inquiries {

    private final RegistryInquiries registries;
    private final CaseFiles cases;
    private final Outbox outbox;
    private final Clock clock;

    Inquiries(RegistryInquiries registries, CaseFiles cases, Outbox outbox, Clock clock) {
        this.registries = registries;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Asks the register of persons about everybody and the Digital Family Card about the applicant (order: requests
     * through the gateway before registration).
     *
     * @return when to try again because a registry was unavailable; empty when all is answered
     * @throws OperatorNeededException when a registry is misconfigured
     */
    public Optional<Instant> askAboutFamily(String caseId) {
        List<Instant> retries = new ArrayList<>();
        for (Person person : cases.persons(caseId, Access.system("registry-inquiry"))) {
            query(person).ifPresent(query -> retry(registries.ask(caseId, person.personId(), query),
                    () -> registries.personAttempts(caseId, person.personId()), retries));
            if (person.applicant() && person.iin() != null) {
                retry(registries.askFamilyCard(caseId, person.iin()), () -> registries.familyCardAttempts(caseId),
                        retries);
            }
        }
        return retries.stream().max(Comparator.naturalOrder());
    }

    /**
     * Registers the application on the portal, or replaces it after rework: one effective write per round. Waits while an
     * earlier report to the portal is on its way: a return that arrived after the new round would undo it there.
     *
     * @return when to try again because the portal was unavailable or earlier reports are on their way; empty when it
     *     has confirmed
     * @throws OperatorNeededException when the portal is misconfigured or refuses the application
     */
    public Optional<Instant> registerOnPortal(String caseId) {
        if (outbox.underWay(caseId)) {
            return Optional.of(clock.instant().plus(registries.backoff(1)));
        }
        CaseSummary summary = cases.summary(caseId);
        String key = caseId + ":register:" + summary.round();
        List<Instant> retries = new ArrayList<>();
        RegistryAnswer<?> answer = registries.register(caseId, key, application(summary));
        if (answer instanceof Refused<?> refused) {
            throw new OperatorNeededException("The portal refused the application: " + refused.code());
        }
        retry(answer, () -> registries.writeAttempts(key), retries);
        return retries.stream().findFirst();
    }

    private void retry(RegistryAnswer<?> answer, IntSupplier attempts, List<Instant> retries) {
        if (answer instanceof Misconfigured<?> misconfigured) {
            throw new OperatorNeededException("A registry is misconfigured: " + misconfigured.reason());
        }
        if (answer instanceof Unavailable<?>) {
            retries.add(clock.instant().plus(registries.backoff(attempts.getAsInt())));
        }
    }

    private static Optional<PersonQuery> query(Person person) {
        if (person.iin() != null) {
            return Optional.of(new PersonQuery.ByIin(person.iin()));
        }
        return person.birthDate() == null || person.surname() == null && person.name() == null
                ? Optional.empty()
                : Optional.of(new PersonQuery.ByName(person.surname(), person.name(), person.birthDate()));
    }

    private ApplicationData application(CaseSummary summary) {
        List<ApplicationData.Person> persons = cases.persons(summary.caseId(), Access.system("portal-registration"))
                .stream().map(Inquiries::registered).toList();
        return new ApplicationData(summary.caseNumber(), summary.category(), summary.departureOffice(),
                summary.settlementOffice(), null, summary.openedAt(), persons);
    }

    private static ApplicationData.Person registered(Person person) {
        return new ApplicationData.Person(person.iin(), person.surname(), person.name(), person.patronymic(),
                person.birthDate(), "female".equals(person.gender()) ? Gender.FEMALE : Gender.MALE,
                person.relation(), person.citizenship(), DocumentType.of(person.documentType()),
                person.documentNumber());
    }
}
