package kz.qonys.roadmap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Person;
import kz.qonys.language.Language;
import kz.qonys.print.CasePage;
import kz.qonys.print.CasePage.Line;
import kz.qonys.print.CasePage.Part;
import kz.qonys.print.CasePage.Place;
import kz.qonys.print.CasePrint;
import kz.qonys.print.Prints;
import kz.qonys.roadmap.Roadmap.Approval;
import kz.qonys.roadmap.Roadmap.Copy;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.stereotype.Component;

/**
 * The roadmap on paper: a draft while it is being approved, then the three copies with number and recipient. Whoever
 * may read the case card gets all of them, an akim the draft and the own copy of roadmaps addressed to the own
 * office.
 */
@Component
class RoadmapPrint implements CasePrint {

    private static final String DRAFT = "draft";

    private final RoadmapStore store;
    private final Roadmaps roadmaps;
    private final RoadmapOffices offices;
    private final RoadmapWording wording;
    private final CaseFiles cases;
    private final AccessMatrix matrix;
    private final Prints prints;

    RoadmapPrint(RoadmapStore store, Roadmaps roadmaps, RoadmapOffices offices, RoadmapWording wording, CaseFiles cases,
            AccessMatrix matrix, Prints prints) {
        this.store = store;
        this.roadmaps = roadmaps;
        this.offices = offices;
        this.wording = wording;
        this.cases = cases;
        this.matrix = matrix;
        this.prints = prints;
    }

    @Override
    public String code() {
        return "rural-roadmap";
    }

    @Override
    public List<Paper> papers(String caseId, Officer reader) {
        boolean whole = matrix.allows(reader, Operation.CASE_CARD_READ, cases.summary(caseId).sides());
        Language language = Language.current();
        return store.ofCase(caseId).stream().filter(Roadmap::stands).flatMap(one -> {
            Optional<Party> party = offices.partyOf(reader, one);
            if (!whole && party.isEmpty()) {
                return Stream.empty();
            }
            List<Copy> copies = store.copies(one.id());
            return copies.isEmpty() ? Stream.of(new Paper(key(one, DRAFT), wording.text(language, "print.paper",
                            roadmaps.number(one), wording.text(language, "print.draft"))))
                    : copies.stream().filter(copy -> whole || copy.party() == party.get()).map(copy -> new Paper(
                            key(one, Integer.toString(copy.number())), wording.text(language, "print.paper",
                            roadmaps.number(one, copy), wording.text(language, "print.copy." + copy.party().code()))));
        }).toList();
    }

    @Override
    public Printed print(String caseId, String key, Language language, Officer reader) {
        if (papers(caseId, reader).stream().noneMatch(paper -> paper.key().equals(key))) {
            throw new CaseNotVisibleException();
        }
        Roadmap roadmap = store.ofCase(caseId).stream().filter(one -> key.startsWith(one.edition() + "-")).findFirst()
                .orElseThrow(CaseNotVisibleException::new);
        Optional<Copy> copy = store.copies(roadmap.id()).stream()
                .filter(one -> key.equals(key(roadmap, Integer.toString(one.number())))).findFirst();
        CaseSummary summary = cases.summary(caseId);
        List<Person> people = cases.persons(caseId,
                new Access(reader.id(), reader.positions().get(0).office().id(), null, "case-print"));
        Instant at = copy.map(Copy::issuedAt).orElse(roadmap.createdAt());
        byte[] pdf = prints.pdf(language, wording.text(language, "print.title"),
                page(language, roadmap, copy, people), at);
        return new Printed("roadmap-" + summary.caseNumber() + "-" + key + "-" + language.code() + ".pdf", pdf);
    }

    private CasePage page(Language language, Roadmap roadmap, Optional<Copy> copy, List<Person> people) {
        String number = copy.map(one -> roadmaps.number(roadmap, one)).orElse(roadmaps.number(roadmap));
        String note = copy.map(one -> wording.text(language, "print.note", one.number(),
                wording.text(language, "print.copy." + one.party().code()), wording.office(language, one.office())))
                .orElseGet(() -> wording.text(language, "print.draft"));
        String applicant = people.stream().filter(Person::applicant).map(Person::shortName).findFirst().orElse("");
        List<Line> head = CasePage.shown(List.of(line(language, "number", number),
                line(language, "household", wording.text(language, "household", applicant, people.size())),
                line(language, "locality", roadmap.word(Roadmap.LOCALITY)),
                line(language, "okrug", wording.office(language, roadmap.okrugOffice())),
                line(language, "district", wording.office(language, roadmap.districtOffice())),
                line(language, "centre", wording.office(language, roadmap.centreOffice())),
                line(language, "plan", Integer.toString(roadmap.planVersion()))));
        Map<String, String> names = wording.names(language, people);
        List<Part> parts = new ArrayList<>(List.of(
                Part.paragraphs(wording.text(language, "print.basis"), List.of(wording.text(language, "print.clause"))),
                Part.table(wording.text(language, "print.items"), List.of("№", wording.text(language, "print.person"),
                        wording.text(language, "print.service"), wording.text(language, "print.due"),
                        wording.text(language, "print.party")), store.items(roadmap.id()).stream().map(item -> List.of(
                                Integer.toString(item.place()), wording.person(language, names, item.personId()),
                                wording.service(language, item.service()), wording.day(item.dueAt()),
                                wording.code(language, "party", item.party()))).toList())));
        if (!roadmap.word(Roadmap.NOTE).isEmpty()) {
            parts.add(Part.paragraphs(wording.text(language, "print.noted"), List.of(roadmap.word(Roadmap.NOTE))));
        }
        List<Line> approvals = Stream.of(Party.values()).flatMap(party -> roadmaps.standing(roadmap, party).stream())
                .map(approval -> new Line(wording.text(language, "sign." + approval.party().code()),
                        approved(approval))).toList();
        if (!approvals.isEmpty()) {
            parts.add(Part.lines(wording.text(language, "print.approved"), approvals));
        }
        List<Place> places = Stream.of(Party.OKRUG, Party.CENTRE, Party.DISTRICT).map(party -> new Place(
                wording.text(language, "sign." + party.code()) + ", " + wording.office(language, roadmap.office(party)),
                roadmaps.standing(roadmap, party).map(Approval::user).map(wording::officer).orElse(""))).toList();
        return new CasePage(note, head, parts, places, wording.text(language, "print.foot", number));
    }

    private String approved(Approval approval) {
        return wording.officer(approval.user()) + ", " + wording.day(approval.at());
    }

    private Line line(Language language, String what, String shown) {
        return new Line(wording.text(language, "print." + what), shown);
    }

    private static String key(Roadmap roadmap, String what) {
        return roadmap.edition() + "-" + what;
    }
}
