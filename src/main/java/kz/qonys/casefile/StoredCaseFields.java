package kz.qonys.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The case file's own tables behind {@link CaseFields}. What null and empty mean: see {@link Submission}. */
@Component
class StoredCaseFields implements CaseFields {

    /** So many changed fields are named one by one in the timeline; more are summed up. */
    private static final int NAMED = 8;

    private final CaseStore cases;
    private final CaseContents contents;
    private final FieldRules rules;
    private final RemarkStore remarks;
    private final SnapshotStore snapshots;
    private final PersonStore persons;
    private final DocumentStore documents;
    private final KnownElsewhere known;
    private final Changes changes;
    private final Timeline timeline;
    private final AccessLog log;
    private final Words words;
    private final Messages messages;
    private final StaffDirectory staff;
    private final CaseFileProperties limits;
    private final ObjectProvider<FieldSource> sources;

    StoredCaseFields(CaseStore cases, CaseContents contents, FieldRules rules, RemarkStore remarks,
            SnapshotStore snapshots, PersonStore persons, DocumentStore documents, KnownElsewhere known,
            Changes changes, Timeline timeline, AccessLog log, Words words, Messages messages, StaffDirectory staff,
            CaseFileProperties limits, ObjectProvider<FieldSource> sources) {
        this.cases = cases;
        this.contents = contents;
        this.rules = rules;
        this.remarks = remarks;
        this.snapshots = snapshots;
        this.persons = persons;
        this.documents = documents;
        this.known = known;
        this.changes = changes;
        this.timeline = timeline;
        this.log = log;
        this.words = words;
        this.messages = messages;
        this.staff = staff;
        this.limits = limits;
        this.sources = sources;
    }

    @Override
    public boolean knows(String key) {
        return FieldCatalogue.field(key).isPresent() || sourced(key);
    }

    @Override
    public boolean readOnly(String key) {
        return FieldCatalogue.field(key).map(Field::readOnly).orElseGet(() -> sourced(key) && keeper(key).isEmpty());
    }

    @Override
    @Transactional
    public void hold(String caseId) {
        cases.lock(caseId).orElseThrow(CaseNotVisibleException::new);
    }

    @Override
    public boolean content(String key) {
        return FieldCatalogue.field(key).filter(Field::content).isPresent();
    }

    @Override
    @Transactional
    public Map<String, Object> read(String caseId, Collection<String> keys, Access access) {
        CaseSummary summary = cases.find(caseId).orElseThrow(CaseNotVisibleException::new);
        CaseContent content = contents.load(summary);
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key : keys) {
            values.put(key, value(key, summary, content, access));
        }
        log.read(caseId, access, values.keySet());
        return values;
    }

    @Override
    @Transactional
    public void write(String caseId, Map<String, Object> values, Access access) {
        CaseSummary summary = cases.lock(caseId).orElseThrow(CaseNotVisibleException::new);
        CaseContent before = contents.load(summary);
        Submission submission =
                new Submission(rules, before, limits.members(), summary.departureOffice() == null);
        List<Fault> faults = new ArrayList<>();
        gather(faults, () -> submission.take(values, sourcedKeys()));
        Set<String> kept = handOver(caseId, values, access, faults);
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        Set<String> changed = before.differs(submission.after());
        contents.save(summary, before, submission.after(), access);
        remark(summary, submission.remarks(), access);
        Set<String> written = written(changed, submission.remarks());
        written.addAll(kept);
        log.written(caseId, access, written);
        tell(caseId, before, submission.after(), changed, access);
    }

    /**
     * Gives keepers what is theirs; returns the keys. What a keeper wrote before a fault is rolled back with the rest.
     */
    private Set<String> handOver(String caseId, Map<String, Object> values, Access access, List<Fault> faults) {
        Map<FieldKeeper, Map<String, Object>> shares = new LinkedHashMap<>();
        values.forEach((key, value) -> keeper(key).ifPresent(keeper ->
                shares.computeIfAbsent(keeper, absent -> new LinkedHashMap<>()).put(key, value)));
        shares.forEach((keeper, share) -> gather(faults, () -> keeper.take(caseId, share, access)));
        return shares.values().stream().flatMap(share -> share.keySet().stream()).collect(Collectors.toSet());
    }

    private static void gather(List<Fault> faults, Runnable work) {
        try {
            work.run();
        } catch (FaultException e) {
            faults.addAll(e.faults());
        }
    }

    private void remark(CaseSummary summary, List<Submission.Remark> written, Access access) {
        if (written == null) {
            return;
        }
        remarks.replace(summary.caseId(), summary.round(), written, role(access), access);
        remarks.resolveBefore(summary.caseId(), summary.round(), access);
        if (!written.isEmpty()) {
            timeline.add(summary.caseId(), "remarks-written", List.of(Integer.toString(written.size())), access);
        }
    }

    private void tell(String caseId, CaseContent before, CaseContent after, Set<String> changed, Access access) {
        Object given = after.fields().get("consentGiven");
        if (!Objects.equals(before.fields().get("consentGiven"), given)) {
            timeline.add(caseId, Boolean.TRUE.equals(given) ? "consent-given" : "consent-withdrawn", List.of(), access);
        }
        if (!before.fields().containsKey("applicantSurname") && after.fields().containsKey("applicantSurname")) {
            timeline.add(caseId, "application-entered", List.of(), access);
        } else if (changed.size() > NAMED) {
            timeline.add(caseId, "many-fields-changed", List.of(Integer.toString(changed.size())), access);
        } else if (!changed.isEmpty()) {
            timeline.add(caseId, "fields-changed", List.of("fields:" + String.join(",", changed)), access);
        }
    }

    private Object value(String key, CaseSummary summary, CaseContent content, Access access) {
        return switch (key) {
            case FieldCatalogue.FAMILY_MEMBERS -> content.copy().members();
            case FieldCatalogue.REMARK_LIST -> ownRemarks(summary, access);
            case "caseNumber" -> summary.caseNumber();
            case "departureOffice" -> summary.departureOffice();
            case "familySize" -> content.members().size() + 1;
            case "openRemarks" -> openRemarks(summary.caseId());
            case "changes" -> snapshots.before(summary.caseId(), summary.round())
                    .map(then -> changes.between(then, content)).orElse(List.of());
            case "documentsOnFile" -> documentsOnFile(summary.caseId());
            case "knownElsewhere" -> knownElsewhere(summary.caseId());
            case "birthDateWarnings" -> birthDateWarnings(content);
            default -> sources.stream().filter(source -> source.keys().contains(key)).findFirst()
                    .map(source -> source.value(key, summary.caseId(), access))
                    .orElseGet(() -> content.fields().get(key));
        };
    }

    private List<Map<String, Object>> ownRemarks(CaseSummary summary, Access access) {
        return remarks.all(summary.caseId()).stream()
                .filter(remark -> remark.round() == summary.round())
                .filter(remark -> access.office() == null
                        ? remark.author().equals(access.user())
                        : access.office().equals(remark.office()))
                .map(remark -> FormRow.of("field", remark.field(), "text", remark.text()))
                .toList();
    }

    private List<Map<String, Object>> openRemarks(String caseId) {
        return remarks.all(caseId).stream()
                .filter(remark -> remark.resolvedAt() == null)
                .map(remark -> FormRow.of("field", remark.field() == null ? "" : words.label(remark.field()),
                        "text", remark.text(), "role", words.role(remark.role()), "round", remark.round()))
                .toList();
    }

    private List<Map<String, Object>> documentsOnFile(String caseId) {
        Map<String, Person> people = persons.household(caseId).stream()
                .collect(Collectors.toMap(PersonStore.Stored::id, PersonStore.Stored::person));
        return documents.of(caseId).stream()
                .map(document -> FormRow.of(
                        "person", people.containsKey(document.personId())
                                ? words.person(people.get(document.personId())) : "",
                        "document", messages.text("documentKind." + document.kind().code()),
                        "fileName", document.fileName(),
                        "source", messages.text("documentSource." + document.source())))
                .toList();
    }

    private List<Map<String, Object>> knownElsewhere(String caseId) {
        return known.of(caseId).stream()
                .map(other -> FormRow.of("caseNumber", other.caseNumber(), "office", words.office(other.office()),
                        "stage", words.stage(other.stage())))
                .toList();
    }

    private List<String> birthDateWarnings(CaseContent content) {
        List<String> warnings = new ArrayList<>();
        warn(words.relation(Person.APPLICANT), content.fields().get("applicantIin"),
                content.fields().get("applicantBirthDate"), warnings);
        for (int i = 0; i < content.members().size(); i++) {
            Map<String, Object> row = content.members().get(i);
            warn((i + 1) + ". " + words.relation((String) row.get("relation")), row.get("iin"), row.get("birthDate"),
                    warnings);
        }
        return warnings;
    }

    private void warn(String who, Object iin, Object birthDate, List<String> warnings) {
        if (iin != null && birthDate != null
                && Iin.disagrees((String) iin, LocalDate.parse((String) birthDate))) {
            warnings.add(messages.text("casefile.warning.birth-date", who));
        }
    }

    private String role(Access access) {
        return staff.officer(access.user()).map(Officer::positions).orElse(List.of()).stream()
                .filter(position -> position.office().id().equals(access.office()))
                .map(Officer.Position::role)
                .findFirst().orElse(null);
    }

    private boolean sourced(String key) {
        return sources.stream().anyMatch(source -> source.keys().contains(key));
    }

    private Optional<FieldKeeper> keeper(String key) {
        return sources.stream().filter(FieldKeeper.class::isInstance).map(FieldKeeper.class::cast)
                .filter(keeper -> keeper.filled().contains(key)).findFirst();
    }

    private Set<String> sourcedKeys() {
        return sources.stream().flatMap(source -> source.keys().stream()).collect(Collectors.toSet());
    }

    private static Set<String> written(Set<String> changed, List<Submission.Remark> remarks) {
        Set<String> keys = new LinkedHashSet<>(changed);
        if (remarks != null) {
            keys.add(FieldCatalogue.REMARK_LIST);
        }
        return keys;
    }
}
