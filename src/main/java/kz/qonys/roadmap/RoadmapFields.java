package kz.qonys.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Entries;
import kz.qonys.casefile.FieldKeeper;
import kz.qonys.casefile.FormRow;
import kz.qonys.casefile.Person;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.roadmap.Roadmap.Copy;
import kz.qonys.roadmap.Roadmap.Item;
import kz.qonys.roadmap.Roadmap.Remark;
import kz.qonys.roadmap.Roadmap.Way;
import org.springframework.stereotype.Component;

/** Fields of a roadmap on its way: what it says, remarks and answers, how its copies were delivered. */
@Component
class RoadmapFields implements FieldKeeper {

    private static final String DUTIES = "roadmapDuties";
    private static final String REMARKS = "roadmapRemarks";
    private static final String ANSWERS = "roadmapAnswers";
    private static final String OKRUG = "roadmapOkrug";
    private static final String NOTE = "roadmapNote";
    private static final Set<String> SHOWN = Set.of("roadmapNumber", "roadmapRound", "roadmapFamily", "roadmapLocality",
            "roadmapItems", "roadmapItemChoices", "roadmapPlaceChoices", "roadmapOkrugChoices", "roadmapRemarkChoices",
            "roadmapExchange", "roadmapApprovals", "roadmapOkrugName", "roadmapDistrictName");

    private final RoadmapStore store;
    private final Roadmaps roadmaps;
    private final RoadmapOffices offices;
    private final RoadmapWording wording;
    private final CaseFiles cases;
    private final Clock clock;
    private final Set<String> filled;

    RoadmapFields(RoadmapStore store, Roadmaps roadmaps, RoadmapOffices offices, RoadmapWording wording,
            CaseFiles cases, Clock clock) {
        this.store = store;
        this.roadmaps = roadmaps;
        this.offices = offices;
        this.wording = wording;
        this.cases = cases;
        this.clock = clock;
        Set<String> keys = new TreeSet<>(Set.of(OKRUG, NOTE, DUTIES, REMARKS, ANSWERS));
        for (Party party : Party.values()) {
            keys.addAll(List.of(on(party), way(party), to(party)));
        }
        this.filled = Set.copyOf(keys);
    }

    static String on(Party party) {
        return copy(party) + "On";
    }

    private static String way(Party party) {
        return copy(party) + "Way";
    }

    private static String to(Party party) {
        return copy(party) + "To";
    }

    private static String copy(Party party) {
        return "copy" + party.name().charAt(0) + party.name().substring(1).toLowerCase(Locale.ROOT);
    }

    @Override
    public Set<String> filled() {
        return filled;
    }

    @Override
    public Set<String> shown() {
        return SHOWN;
    }

    @Override
    public Object value(String key, String caseId, Access access) {
        Optional<Roadmap> open = store.open(caseId);
        if (open.isEmpty()) {
            return null;
        }
        Roadmap roadmap = open.get();
        Language language = Language.current();
        return switch (key) {
            case "roadmapNumber" -> roadmaps.number(roadmap);
            case "roadmapRound" -> roadmap.round();
            case "roadmapFamily" -> family(roadmap, language, access);
            case "roadmapLocality" -> roadmap.word(Roadmap.LOCALITY);
            case "roadmapItems" -> items(roadmap, language, access);
            case "roadmapItemChoices" -> choices(roadmap, language, access);
            case "roadmapPlaceChoices" -> places(roadmap, language, access);
            case "roadmapOkrugChoices" -> offices.okrugs(roadmap.centreOffice()).stream()
                    .map(office -> FormRow.option(office.name(language), office.id())).toList();
            case "roadmapRemarkChoices" -> store.remarks(roadmap.id()).stream()
                    .filter(remark -> remark.answer() == null)
                    .map(remark -> FormRow.option(about(language, remark) + ": " + remark.text(), remark.id()))
                    .toList();
            case "roadmapExchange" -> exchange(roadmap, language);
            case "roadmapApprovals" -> approvals(roadmap, language);
            case "roadmapOkrugName" -> wording.office(language, roadmap.okrugOffice());
            case "roadmapDistrictName" -> wording.office(language, roadmap.districtOffice());
            case OKRUG -> roadmap.okrugOffice();
            case NOTE -> roadmap.word(Roadmap.NOTE);
            case DUTIES -> duties(roadmap);
            case REMARKS -> own(roadmap, access);
            case ANSWERS -> store.remarks(roadmap.id()).stream().filter(remark -> remark.answer() == null)
                    .map(remark -> FormRow.of("remark", remark.id(), "answer", null)).toList();
            default -> delivery(key, roadmap);
        };
    }

    @Override
    public void take(String caseId, Map<String, Object> values, Access access) {
        Roadmap roadmap = store.open(caseId).orElseThrow(() -> new FaultException(Fault.of("roadmap.fault.none")));
        Optional<Party> party = Party.ofTask(access.purpose());
        Entries entries = new Entries(values);
        if (party.isEmpty()) {
            says(roadmap, entries);
            answers(roadmap, entries, access);
            deliveries(roadmap, entries, access);
        } else if (entries.has(REMARKS)) {
            remarks(roadmap, party.get(), entries, access);
        }
        entries.check();
    }

    /** What the career centre may change: okrug, note, and who is responsible for what. */
    private void says(Roadmap roadmap, Entries entries) {
        if (entries.has(OKRUG)) {
            String okrug = entries.text(OKRUG, Entries.SHORT_TEXT);
            if (offices.okrugs(roadmap.centreOffice()).stream().anyMatch(one -> one.id().equals(okrug))) {
                store.offices(roadmap.id(), okrug, offices.district(okrug).id());
            } else {
                entries.fault(OKRUG, "roadmap.fault.okrug");
            }
        }
        if (entries.has(NOTE)) {
            Map<String, Object> words = new HashMap<>(roadmap.words());
            words.put(Roadmap.NOTE, entries.text(NOTE, Entries.LONG_TEXT));
            store.words(roadmap.id(), words);
        }
        if (entries.has(DUTIES)) {
            Map<Integer, Party> parties = new HashMap<>();
            for (Entries row : entries.rows(DUTIES)) {
                Integer place = place(roadmap, row);
                Optional<Party> party = party(row.text("party", Entries.SHORT_TEXT));
                if (place == null || place == 0 || party.isEmpty() || parties.put(place, party.get()) != null) {
                    row.fault("item", "roadmap.fault.choice");
                }
            }
            store.items(roadmap.id(), store.items(roadmap.id()).stream().map(item -> new Item(item.place(),
                    item.personId(), item.service(), item.dueAt(), parties.getOrDefault(item.place(),
                            Roadmaps.responsible(item.service())))).toList());
        }
    }

    private void remarks(Roadmap roadmap, Party party, Entries entries, Access access) {
        List<Map.Entry<Integer, String>> remarks = new ArrayList<>();
        for (Entries row : entries.rows(REMARKS)) {
            Integer place = place(roadmap, row);
            String text = row.text("text", Entries.LONG_TEXT);
            if (place == null) {
                row.fault("item", "roadmap.fault.choice");
            } else if (row.given("text", text)) {
                remarks.add(Map.entry(place, text));
            }
        }
        store.remarks(roadmap.id(), party, roadmap.round(), access.user(), remarks);
    }

    private void answers(Roadmap roadmap, Entries entries, Access access) {
        if (!entries.has(ANSWERS)) {
            return;
        }
        Map<String, Remark> unanswered = store.remarks(roadmap.id()).stream().filter(remark -> remark.answer() == null)
                .collect(Collectors.toMap(Remark::id, remark -> remark));
        for (Entries row : entries.rows(ANSWERS)) {
            // Taken out, so that none is answered twice
            Remark remark = unanswered.remove(Objects.toString(row.text("remark", Entries.SHORT_TEXT), ""));
            String answer = row.text("answer", Entries.LONG_TEXT);
            if (remark == null) {
                row.fault("remark", "roadmap.fault.choice");
            } else if (row.given("answer", answer)) {
                store.answer(remark, answer, access.user());
            }
        }
    }

    private void deliveries(Roadmap roadmap, Entries entries, Access access) {
        for (Copy copy : store.copies(roadmap.id())) {
            Party party = copy.party();
            if (entries.has(on(party)) || entries.has(way(party)) || entries.has(to(party))) {
                LocalDate issued = copy.issuedAt().atZone(clock.getZone()).toLocalDate();
                LocalDate day = entries.has(on(party))
                        ? entries.day(on(party), issued, LocalDate.now(clock)) : copy.on();
                String given = entries.text(way(party), Entries.SHORT_TEXT);
                Way way = Arrays.stream(Way.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(given))
                        .findFirst().orElse(copy.way());
                String receiver = entries.has(to(party))
                        ? entries.text(to(party), Entries.SHORT_TEXT) : copy.receiver();
                store.deliver(copy, day, way, receiver, access.user());
            }
        }
    }

    private Object delivery(String key, Roadmap roadmap) {
        for (Copy copy : store.copies(roadmap.id())) {
            if (key.equals(on(copy.party()))) {
                return copy.on() == null ? null : copy.on().toString();
            }
            if (key.equals(way(copy.party()))) {
                return copy.way() == null ? null : copy.way().name().toLowerCase(Locale.ROOT);
            }
            if (key.equals(to(copy.party()))) {
                return copy.receiver();
            }
        }
        return null;
    }

    private String family(Roadmap roadmap, Language language, Access access) {
        List<Person> people = cases.persons(roadmap.caseId(), access);
        String applicant = people.stream().filter(Person::applicant).map(Person::shortName).findFirst().orElse("");
        return wording.text(language, "household", applicant, people.size());
    }

    private List<Map<String, Object>> items(Roadmap roadmap, Language language, Access access) {
        Map<String, String> names = wording.names(language, cases.persons(roadmap.caseId(), access));
        return store.items(roadmap.id()).stream().map(item -> FormRow.of("number", item.place(),
                "person", wording.person(language, names, item.personId()),
                "service", wording.service(language, item.service()), "due", wording.day(item.dueAt()),
                "party", wording.code(language, "party", item.party()))).toList();
    }

    private List<Map<String, Object>> choices(Roadmap roadmap, Language language, Access access) {
        Map<String, String> names = wording.names(language, cases.persons(roadmap.caseId(), access));
        return store.items(roadmap.id()).stream().map(item -> FormRow.option(item.place() + ". "
                + wording.service(language, item.service()) + ", " + wording.person(language, names, item.personId()),
                Integer.toString(item.place()))).toList();
    }

    /** The roadmap as a whole, then its items. */
    private List<Map<String, Object>> places(Roadmap roadmap, Language language, Access access) {
        List<Map<String, Object>> places = new ArrayList<>();
        places.add(FormRow.option(wording.text(language, "whole"), "0"));
        places.addAll(choices(roadmap, language, access));
        return places;
    }

    private List<Map<String, Object>> exchange(Roadmap roadmap, Language language) {
        return store.remarks(roadmap.id()).stream().filter(remark -> decided(roadmap, remark))
                .map(remark -> FormRow.of("round", remark.round(),
                        "who", wording.code(language, "party", remark.party()), "about", about(language, remark),
                        "text", remark.text(), "answer", Objects.toString(remark.answer(), ""))).toList();
    }

    /** A remark that its author has not sent yet is the author's own. */
    private boolean decided(Roadmap roadmap, Remark remark) {
        return remark.round() < roadmap.round() || store.approvals(roadmap.id()).stream().anyMatch(approval ->
                approval.party() == remark.party() && approval.round() == remark.round() && approval.at() != null);
    }

    private List<Map<String, Object>> approvals(Roadmap roadmap, Language language) {
        return store.approvals(roadmap.id()).stream().map(approval -> FormRow.of("round", approval.round(),
                "who", wording.code(language, "party", approval.party()),
                "state", wording.code(language, "decision", approval.decision()),
                "officer", wording.officer(approval.user()), "day", wording.day(approval.at()))).toList();
    }

    private List<Map<String, Object>> duties(Roadmap roadmap) {
        return store.items(roadmap.id()).stream().filter(item -> item.party() != Roadmaps.responsible(item.service()))
                .map(item -> FormRow.of("item", Integer.toString(item.place()), "party", item.party().code()))
                .toList();
    }

    private List<Map<String, Object>> own(Roadmap roadmap, Access access) {
        return Party.ofTask(access.purpose()).map(party -> store.remarks(roadmap.id()).stream()
                .filter(remark -> remark.party() == party && remark.round() == roadmap.round())
                .map(remark -> FormRow.of("item", Integer.toString(remark.place() == null ? 0 : remark.place()),
                        "text", remark.text())).toList()).orElse(List.of());
    }

    private String about(Language language, Remark remark) {
        return remark.place() == null ? wording.text(language, "whole")
                : wording.text(language, "item", remark.place());
    }

    private Integer place(Roadmap roadmap, Entries row) {
        String text = Objects.toString(row.text("item", Entries.SHORT_TEXT), "");
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= store.items(roadmap.id()).size()
                ? Integer.valueOf(text) : null;
    }

    private static Optional<Party> party(String code) {
        return Arrays.stream(Party.values()).filter(party -> party.code().equals(code)).findFirst();
    }
}
