package kz.qonys.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Person;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.plan.PlanVersions.Mark;
import kz.qonys.plan.PlanVersions.State;
import kz.qonys.plan.PlanVersions.Version;
import kz.qonys.print.CasePage;
import kz.qonys.print.CasePage.Line;
import kz.qonys.print.CasePage.Part;
import kz.qonys.print.CasePage.Place;
import kz.qonys.print.CasePrint;
import kz.qonys.print.Prints;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/**
 * The individual plan on paper: the version in force and the one that is being drawn up, for who may read the case
 * card.
 */
@Component
class PlanPrint implements CasePrint {

    private final PlanVersions versions;
    private final PlannedServices services;
    private final PlanDrafting drafting;
    private final ServiceCatalogue catalogue;
    private final CaseFiles cases;
    private final StaffDirectory staff;
    private final AccessMatrix matrix;
    private final PlanWording wording;
    private final Messages messages;
    private final Prints prints;

    PlanPrint(PlanVersions versions, PlannedServices services, PlanDrafting drafting, ServiceCatalogue catalogue,
            CaseFiles cases, StaffDirectory staff, AccessMatrix matrix, PlanWording wording, Messages messages,
            Prints prints) {
        this.versions = versions;
        this.services = services;
        this.drafting = drafting;
        this.catalogue = catalogue;
        this.cases = cases;
        this.staff = staff;
        this.matrix = matrix;
        this.wording = wording;
        this.messages = messages;
        this.prints = prints;
    }

    @Override
    public String code() {
        return "plan";
    }

    @Override
    public List<Paper> papers(String caseId, Officer reader) {
        return matrix.allows(reader, Operation.CASE_CARD_READ, cases.summary(caseId).sides())
                ? printable(caseId).map(version -> new Paper(Integer.toString(version.number()),
                        title(Language.current(), version))).toList() : List.of();
    }

    @Override
    public Printed print(String caseId, String key, Language language, Officer reader) {
        if (papers(caseId, reader).stream().noneMatch(paper -> paper.key().equals(key))) {
            throw new CaseNotVisibleException();
        }
        Version version = printable(caseId).filter(one -> Integer.toString(one.number()).equals(key)).findFirst()
                .orElseThrow(CaseNotVisibleException::new);
        CaseSummary summary = cases.summary(caseId);
        List<Person> people = cases.persons(caseId,
                new Access(reader.id(), summary.settlementOffice(), null, "case-print"));
        Instant at = version.approvedAt() == null ? summary.openedAt() : version.approvedAt();
        byte[] pdf = prints.pdf(language, text(language, "title"), page(language, summary, version, people), at);
        return new Printed("plan-" + summary.caseNumber() + "-" + version.number() + "-" + language.code() + ".pdf",
                pdf);
    }

    /** The version in force, and the open one once its services stand. */
    private Stream<Version> printable(String caseId) {
        return Stream.concat(versions.current(caseId).stream(),
                versions.open(caseId).filter(version -> version.draftedBy() != null).stream());
    }

    private String title(Language language, Version version) {
        return text(language, "title") + ", " + messages.text(language, "plan.number", version.number())
                + (version.state() == State.APPROVED ? "" : " (" + text(language, "draft") + ")");
    }

    private CasePage page(Language language, CaseSummary summary, Version version, List<Person> people) {
        Map<String, Object> words = version.words();
        Office centre = staff.office(summary.settlementOffice()).orElseThrow();
        String applicant = people.stream().filter(Person::applicant).map(Person::fullName).findFirst().orElse("");
        List<Line> head = CasePage.shown(List.of(line(language, "case", summary.caseNumber()),
                line(language, "centre", centre.name(language)), line(language, "family", applicant),
                line(language, "members", people.stream().filter(person -> !person.applicant()).map(Person::fullName)
                        .collect(Collectors.joining("; ")))));
        List<Part> parts = new ArrayList<>();
        parts.add(Part.lines(text(language, "part1"), List.of(
                line(language, "arrival", wording.day(drafting.arrival(words))),
                coded(language, "transport", words, "planTransport"),
                line(language, "arriving", Objects.toString(words.get("planArriving"), "")),
                line(language, "locality", said(words, "planLocality")),
                coded(language, "setting", words, "planSetting"),
                coded(language, "lodging", words, "planLodging"))));
        parts.add(Part.lines(text(language, "part2"), List.of(many(language, "support", words, "planSupport"),
                line(language, "note", said(words, "planSupportNote")))));
        parts.add(Part.lines(text(language, "part3"), List.of(coded(language, "work", words, "planWork"),
                line(language, "todo", said(words, "planWorkNote")))));
        parts.add(Part.lines(text(language, "part4"), List.of(coded(language, "housing", words, "planHousing"),
                line(language, "note", said(words, "planHousingNote")))));
        parts.add(Part.lines(text(language, "part5"),
                List.of(line(language, "matters", said(words, "planFamilyNote")))));
        parts.add(Part.table(text(language, "services"), List.of(text(language, "number"), text(language, "person"),
                text(language, "service"), text(language, "due")), rows(language, version, people)));
        parts.add(Part.lines(text(language, "agreed"), List.of(
                line(language, "confirmed", confirmed(language, version, people)),
                line(language, "approved", approved(language, version)))));
        String note = messages.text(language, "plan.number", version.number())
                + (version.state() == State.APPROVED ? "" : ". " + text(language, "draft"));
        parts.removeIf(part -> part.lines().isEmpty() && part.rows().isEmpty());
        return new CasePage(note, head, parts,
                List.of(new Place(text(language, "sign.family"), applicant),
                        new Place(text(language, "sign.officer"), officer(version.draftedBy())),
                        new Place(text(language, "sign.director"), officer(version.approvedBy()))),
                text(language, "foot", summary.caseNumber(), version.number()));
    }

    private List<List<String>> rows(Language language, Version version, List<Person> people) {
        Map<String, String> names = Person.shortNames(people);
        Map<String, PlannedService> planned = services.ofCase(version.caseId()).stream().collect(Collectors.toMap(
                one -> new PlanVersions.Item(one.personId(), one.serviceCode(), Mark.KEPT, "").key(), one -> one));
        List<List<String>> rows = new ArrayList<>();
        versions.items(version.id()).stream().filter(item -> item.mark() != Mark.DROPPED
                && item.mark() != Mark.DECLINED)
                .forEach(item -> {
                    Instant due = planned.containsKey(item.key()) ? planned.get(item.key()).dueAt()
                            : services.due(item.service(), drafting.counted(version.caseId(), version.words()));
                    rows.add(List.of(Integer.toString(rows.size() + 1), item.personId() == null
                                    ? messages.text(language, "plan.family")
                                    : names.getOrDefault(item.personId(), messages.text(language, "plan.gone")),
                            catalogue.latest(item.service()).map(service -> service.name(language))
                                    .orElse(item.service()),
                            wording.day(due)));
                });
        return rows;
    }

    private String confirmed(Language language, Version version, List<Person> people) {
        return people.stream().filter(person -> person.personId().equals(version.words().get("planConfirmedBy")))
                .map(person -> person.fullName() + ", " + wording.day(version.confirmedAt()) + ", "
                        + text(language, "how." + said(version.words(), "planConfirmedHow")))
                .findFirst().orElse("");
    }

    private String approved(Language language, Version version) {
        if (version.approvedBy() == null) {
            return "";
        }
        String who = officer(version.approvedBy());
        return Optional.ofNullable(version.actingFor()).map(absent -> text(language, "acting", who, officer(absent)))
                .orElse(who) + ", " + wording.day(version.approvedAt());
    }

    private String officer(String user) {
        return staff.named(user);
    }

    private Line coded(Language language, String what, Map<String, Object> words, String key) {
        String code = said(words, key);
        return line(language, what, code.isEmpty() ? "" : text(language, what + "." + code));
    }

    private Line many(Language language, String what, Map<String, Object> words, String key) {
        String codes = words.get(key) instanceof List<?> list
                ? list.stream().map(code -> text(language, what + "." + code.toString().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining("; ")) : "";
        return line(language, what, codes);
    }

    private Line line(Language language, String what, String shown) {
        return new Line(text(language, what), shown);
    }

    private static String said(Map<String, Object> words, String key) {
        return Objects.toString(words.get(key), "");
    }

    private String text(Language language, String key, Object... arguments) {
        return messages.text(language, "plan.print." + key, arguments);
    }
}
