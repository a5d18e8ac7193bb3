package kz.qonys.casefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.language.Messages;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.stereotype.Component;

/** Puts a case card together from the sections that the matrix opens to its reader, and logs which those were. */
@Component
class CardAssembler {

    private final CaseGuard guard;
    private final CaseContents contents;
    private final PersonStore persons;
    private final DocumentStore documents;
    private final RemarkStore remarks;
    private final Timeline timeline;
    private final KnownElsewhere known;
    private final AccessLog log;
    private final Words words;
    private final Messages messages;

    CardAssembler(CaseGuard guard, CaseContents contents, PersonStore persons, DocumentStore documents,
            RemarkStore remarks, Timeline timeline, KnownElsewhere known, AccessLog log, Words words,
            Messages messages) {
        this.guard = guard;
        this.contents = contents;
        this.persons = persons;
        this.documents = documents;
        this.remarks = remarks;
        this.timeline = timeline;
        this.known = known;
        this.log = log;
        this.words = words;
        this.messages = messages;
    }

    CaseCard card(CaseSummary summary, Officer officer, Access access) {
        Set<Operation> allowed = guard.seen(summary, officer);
        String caseId = summary.caseId();
        boolean whole = allowed.contains(Operation.CASE_CARD_READ);
        boolean accompanied = whole || allowed.contains(Operation.FAMILY_CARD_READ);
        Map<String, Person> people = accompanied || allowed.contains(Operation.DOCUMENT_READ) ? people(caseId)
                : Map.of();
        CaseCard card = new CaseCard(caseId, summary.caseNumber(),
                new CaseCard.Coded(summary.category(), words.code("category", summary.category())), summary.abroad(),
                new CaseCard.Coded(summary.stage().code(), words.stage(summary.stage())),
                new CaseCard.Coded(summary.holder().name().toLowerCase(Locale.ROOT),
                        messages.text("casefile.holder." + summary.holder().name())),
                summary.round(), summary.openedAt(), summary.closedAt(), office(summary.departureOffice()),
                office(summary.settlementOffice()), allowed.stream().map(Enum::name).sorted().toList(),
                stages(summary.stage()),
                accompanied ? family(people, whole, allowed.contains(Operation.CASE_EDIT)) : null,
                accompanied ? details(summary, whole) : null,
                allowed.contains(Operation.DOCUMENT_READ) ? documents(summary, officer, people) : null,
                allowed.contains(Operation.REMARK_READ) ? remarks(caseId) : null,
                whole ? timeline(caseId) : null,
                whole ? elsewhere(caseId) : null);
        log.read(caseId, access, sections(card));
        return card;
    }

    private Map<String, Person> people(String caseId) {
        return persons.household(caseId).stream().map(PersonStore.Stored::person)
                .collect(Collectors.toMap(Person::personId, person -> person, (one, two) -> one,
                        LinkedHashMap::new));
    }

    private List<CaseCard.StageStep> stages(Stage now) {
        return Arrays.stream(Stage.values())
                .filter(stage -> !stage.last() || stage == now)
                .filter(stage -> !now.last() || stage == now)
                .map(stage -> new CaseCard.StageStep(stage.code(), words.stage(stage),
                        stage == now ? "now" : stage.ordinal() < now.ordinal() ? "done" : "next"))
                .toList();
    }

    /** Whoever only accompanies the family needs no numbers of papers, not even masked. */
    private List<CaseCard.FamilyMember> family(Map<String, Person> people, boolean whole, boolean editor) {
        return people.values().stream()
                .map(person -> new CaseCard.FamilyMember(person.personId(),
                        new CaseCard.Coded(person.relation(), words.relation(person.relation())), person.surname(),
                        person.name(), person.patronymic(), whole ? shown(person.iin(), editor) : null,
                        person.birthDate() == null ? null : person.birthDate().toString(),
                        coded("gender", person.gender()),
                        person.citizenship() == null ? null : words.country(person.citizenship()),
                        whole ? coded("documentType", person.documentType()) : null,
                        whole ? shown(person.documentNumber(), editor) : null))
                .toList();
    }

    /** The whole application, or only how to reach the family. */
    private List<CaseCard.Detail> details(CaseSummary summary, boolean whole) {
        CaseContent content = contents.load(summary);
        List<CaseCard.Detail> details = new ArrayList<>();
        for (Field field : FieldCatalogue.fields()) {
            Object value = content.fields().get(field.key());
            if (value != null && field.place() != Field.Place.APPLICANT && field.place() != Field.Place.CASE
                    && (whole || field.place() == Field.Place.CONTACTS)) {
                details.add(new CaseCard.Detail(field.key(), words.label(field.key()), words.value(field, value)));
            }
        }
        return details;
    }

    private List<CaseCard.DocumentLine> documents(CaseSummary summary, Officer officer, Map<String, Person> people) {
        return documents.of(summary.caseId()).stream()
                .map(document -> new CaseCard.DocumentLine(document.documentId(), document.personId(),
                        people.containsKey(document.personId()) ? words.person(people.get(document.personId())) : "",
                        new CaseCard.Coded(document.kind().code(),
                                messages.text("documentKind." + document.kind().code())),
                        document.fileName(), document.mediaType(), document.size(),
                        messages.text("documentSource." + document.source()), document.uploadedAt(),
                        words.officer(document.uploadedBy()), guard.mayRemove(document, summary, officer)))
                .toList();
    }

    private List<CaseCard.RemarkLine> remarks(String caseId) {
        return remarks.all(caseId).stream()
                .map(remark -> new CaseCard.RemarkLine(remark.round(),
                        remark.field() == null ? "" : words.label(remark.field()), remark.text(),
                        words.officer(remark.author()), words.role(remark.role()), words.office(remark.office()),
                        remark.at(), remark.resolvedAt() != null))
                .toList();
    }

    private List<CaseCard.TimelineLine> timeline(String caseId) {
        return timeline.of(caseId).stream()
                .map(event -> new CaseCard.TimelineLine(event.at(), event.code(),
                        words.event(event.code(), event.params()), words.officer(event.actor()),
                        words.office(event.office())))
                .toList();
    }

    private List<CaseCard.OtherCase> elsewhere(String caseId) {
        return known.of(caseId).stream()
                .map(other -> new CaseCard.OtherCase(other.caseNumber(), words.office(other.office()),
                        words.stage(other.stage())))
                .toList();
    }

    private CaseCard.OfficeName office(String id) {
        return id == null ? null : new CaseCard.OfficeName(id, words.office(id));
    }

    private String coded(String enumeration, String code) {
        return code == null ? null : words.code(enumeration, code);
    }

    /** The last four characters are enough to recognise a number one has before oneself. */
    private static String shown(String number, boolean editor) {
        return number == null || editor ? number
                : "•".repeat(Math.max(0, number.length() - 4)) + number.substring(Math.max(0, number.length() - 4));
    }

    private static List<String> sections(CaseCard card) {
        List<String> sections = new ArrayList<>(List.of("status"));
        note(sections, "family", card.family());
        note(sections, "details", card.details());
        note(sections, "documents", card.documents());
        note(sections, "remarks", card.remarks());
        note(sections, "timeline", card.timeline());
        return sections;
    }

    private static void note(List<String> sections, String name, Object section) {
        if (section != null) {
            sections.add(name);
        }
    }
}
