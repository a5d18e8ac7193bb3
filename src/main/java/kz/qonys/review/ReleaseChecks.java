package kz.qonys.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Person;
import kz.qonys.intake.RequiredDocument;
import kz.qonys.intake.RequiredDocument.State;
import kz.qonys.intake.RequiredDocuments;
import kz.qonys.language.Fault;
import kz.qonys.registry.AnswerRow;
import kz.qonys.registry.RegistryInquiries;
import org.springframework.stereotype.Component;

/** What must be true before an application leaves its author (order: registration with the IIN of the whole family). */
@Component
public class ReleaseChecks {

    private final CaseFiles cases;
    private final RequiredDocuments documents;
    private final RegistryInquiries registries;
    private final Clock clock;

    ReleaseChecks(CaseFiles cases, RequiredDocuments documents, RegistryInquiries registries, Clock clock) {
        this.cases = cases;
        this.documents = documents;
        this.registries = registries;
        this.clock = clock;
    }

    /** Everything that stands in the way, at once; empty when the application may go. */
    public List<Fault> faults(String caseId, Access access) {
        List<Fault> faults = new ArrayList<>();
        if (cases.persons(caseId, access).stream().map(Person::iin).anyMatch(iin -> iin == null)) {
            faults.add(Fault.of("review.fault.iin-missing"));
        }
        if (cases.consents(caseId).isEmpty()) {
            faults.add(Fault.of("review.fault.consent-missing"));
        }
        long stale = registries.answers(caseId).stream().map(AnswerRow::validUntil)
                .filter(until -> until != null && !clock.instant().isBefore(until)).count();
        if (stale > 0) {
            faults.add(Fault.of("review.fault.answers-stale", Long.toString(stale)));
        }
        List<RequiredDocument> required = documents.of(caseId, access);
        count(required, State.POSTPONED, "review.fault.registries-pending", faults);
        count(required, State.MISSING, "review.fault.documents-missing", faults);
        return faults;
    }

    private static void count(List<RequiredDocument> required, State state, String key, List<Fault> faults) {
        long found = required.stream().filter(document -> document.state() == state).count();
        if (found > 0) {
            faults.add(Fault.of(key, Long.toString(found)));
        }
    }
}
