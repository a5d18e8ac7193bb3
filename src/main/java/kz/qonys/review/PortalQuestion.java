package kz.qonys.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Person;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.registry.AccessGrant;
import kz.qonys.registry.ApplicationData;
import kz.qonys.registry.DocumentType;
import kz.qonys.registry.Gender;
import kz.qonys.registry.PortalReceipt;
import kz.qonys.registry.Registry;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.registry.RegistryInquiries.Entry;
import kz.qonys.registry.outbox.Outbox;
import org.springframework.stereotype.Component;

/**
 * Registration on the migration portal: a write, one effective per round of review. Entered by hand it says that an
 * officer registered the application on the portal's own pages; the portal keeps one application per number, so that
 * the write that follows finds it.
 */
@Component
class PortalQuestion implements RegistryQuestion {

    private final RegistryInquiries registries;
    private final CaseFiles cases;
    private final Outbox outbox;
    private final Clock clock;

    PortalQuestion(RegistryInquiries registries, CaseFiles cases, Outbox outbox, Clock clock) {
        this.registries = registries;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "portal";
    }

    @Override
    public Registry registry() {
        return Registry.MIGRATION_PORTAL;
    }

    /** Never by itself: the author releases the application. */
    @Override
    public List<String> open(String caseId, List<Person> household) {
        return List.of();
    }

    /**
     * Waits while an earlier report to the portal is on its way: a return that arrived after the new round would undo
     * it.
     *
     * @throws OperatorNeededException when the portal refuses the application: nobody can mend it in the case
     */
    @Override
    public RegistryAnswer<?> put(Subject subject, AccessGrant grant, Entry entry) {
        if (outbox.underWay(subject.caseId())) {
            return new RegistryAnswer.Unavailable<PortalReceipt>("report-under-way");
        }
        CaseSummary summary = cases.summary(subject.caseId());
        RegistryAnswer<PortalReceipt> answer =
                registries.register(subject.caseId(), key(summary), application(summary), entry);
        if (answer instanceof RegistryAnswer.Refused<PortalReceipt> refused) {
            throw new OperatorNeededException("The portal refused the application: " + refused.code());
        }
        if (answer instanceof RegistryAnswer.NotFound || answer instanceof RegistryAnswer.ConsentRequired) {
            throw new OperatorNeededException("The portal gave no answer that belongs to a registration");
        }
        return answer;
    }

    @Override
    public Optional<Instant> dueAgain(Subject subject) {
        return outbox.underWay(subject.caseId()) ? Optional.of(clock.instant().plus(registries.backoff(1)))
                : registries.writeDueAgain(key(cases.summary(subject.caseId())));
    }

    @Override
    public Map<String, Object> draft(Subject subject) {
        return Map.of();
    }

    @Override
    public void enter(Subject subject, Map<String, Object> values, String reason, String officer) {
        String number = PersonQuestion.text(values, "manualPortalNumber");
        if (number == null) {
            throw new FaultException(Fault.at("manualPortalNumber", "casefile.fault.required"));
        }
        registries.enter(subject.caseId(), key(cases.summary(subject.caseId())), new PortalReceipt(number), reason,
                officer);
    }

    @Override
    public List<Compared> compared(Subject subject) {
        return registries.receiptEntered(subject.caseId()).map(entered -> {
            String answered = registries.receiptOnFile(subject.caseId()).map(PortalReceipt::portalNumber).orElse("");
            return List.of(new Compared("portal-number", entered.portalNumber(), answered,
                    answered.equals(entered.portalNumber())));
        }).orElse(List.of());
    }

    private static String key(CaseSummary summary) {
        return summary.caseId() + ":register:" + summary.round();
    }

    private ApplicationData application(CaseSummary summary) {
        List<ApplicationData.Person> persons = cases.persons(summary.caseId(), Access.system("portal-registration"))
                .stream().map(PortalQuestion::registered).toList();
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
