package kz.qonys.review;

import java.time.ZoneId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.FieldKeeper;
import kz.qonys.casefile.Person;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.review.RegistryQuestion.Compared;
import kz.qonys.review.RegistryQuestion.Subject;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/**
 * Fields of the manual route: what an officer enters while a registry does not answer, with a reason and a scan on
 * file, and the entry beside the answer once it is there.
 */
@Component
class ManualEntries implements FieldKeeper {

    private static final String REASON = "manualReason";
    private static final Set<String> ENTERED = Set.of(REASON, "manualSurname", "manualName", "manualPatronymic",
            "manualBirthDate", "manualCitizenship", "manualDocumentType", "manualDocumentNumber", "manualAddress",
            "manualBirthCertificate", "manualRelatives", "manualPortalNumber");
    private static final Set<String> SHOWN = Set.of("manualKind", "manualAbout", "entryCompared", "entryReason");

    private final Inquiries inquiries;
    private final InquiryTasks tasks;
    private final RegistryInquiries registries;
    private final CaseFiles cases;
    private final Documents documents;
    private final StaffDirectory staff;
    private final Messages messages;
    private final ZoneId zone;

    ManualEntries(Inquiries inquiries, InquiryTasks tasks, RegistryInquiries registries, CaseFiles cases,
            Documents documents, StaffDirectory staff, Messages messages, Clock clock) {
        this.inquiries = inquiries;
        this.tasks = tasks;
        this.registries = registries;
        this.cases = cases;
        this.documents = documents;
        this.staff = staff;
        this.messages = messages;
        this.zone = clock.getZone();
    }

    @Override
    public Set<String> filled() {
        return ENTERED;
    }

    @Override
    public Set<String> shown() {
        return SHOWN;
    }

    @Override
    public Object value(String key, String caseId, Access access) {
        Optional<String> question = tasks.question(access.taskId());
        if (question.isEmpty()) {
            return null;
        }
        return switch (key) {
            case "manualKind" -> inquiries.kind(question.get()).kind();
            case "manualAbout" -> about(caseId, question.get(), access);
            case "entryCompared" -> inquiries.compared(caseId, question.get(), access).stream().map(this::row).toList();
            case "entryReason" -> reason(caseId, question.get(), access);
            default -> inquiries.kind(question.get()).draft(inquiries.subject(caseId, question.get(), access)).get(key);
        };
    }

    @Override
    public void take(String caseId, Map<String, Object> values, Access access) {
        String question = tasks.question(access.taskId())
                .orElseThrow(() -> new FaultException(Fault.of("review.fault.no-inquiry")));
        String reason = PersonQuestion.text(values, REASON);
        if (reason == null) {
            throw new FaultException(Fault.at(REASON, "casefile.fault.required"));
        }
        Subject subject = inquiries.subject(caseId, question, access);
        boolean scanned = documents.onFile(caseId).stream()
                .filter(document -> document.kind() == DocumentKind.REGISTRY_EXTRACT)
                .anyMatch(document -> subject.personId().isEmpty()
                        || subject.personId().equals(document.personId()));
        if (!scanned) {
            throw new FaultException(Fault.of("review.fault.scan-missing"));
        }
        inquiries.kind(question).enter(subject, values, reason, access.user());
        cases.event(caseId, "entered-by-hand", List.of(), access);
    }

    private String about(String caseId, String question, Access access) {
        RegistryQuestion kind = inquiries.kind(question);
        String personId = inquiries.subject(caseId, question, access).personId();
        String who = cases.persons(caseId, access).stream().filter(person -> person.personId().equals(personId))
                .map(Person::fullName).findFirst().orElseGet(() -> messages.text("review.registry.family"));
        return messages.text("registry.name." + kind.registry().code()) + ": " + who;
    }

    private String reason(String caseId, String question, Access access) {
        RegistryQuestion kind = inquiries.kind(question);
        String personId = inquiries.subject(caseId, question, access).personId();
        return registries.entry(caseId, personId, kind.registry())
                .map(entry -> messages.text("review.entry", entry.reason(),
                        staff.named(entry.enteredBy()),
                        Moments.time(entry.enteredAt(), zone)))
                .orElse(null);
    }

    private Map<String, Object> row(Compared compared) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("field", messages.text("review.compare." + compared.field()));
        row.put("entered", compared.entered());
        row.put("answered", compared.answered());
        row.put("mark", messages.text(compared.same() ? "review.compare.same" : "review.compare.differs"));
        return row;
    }
}
