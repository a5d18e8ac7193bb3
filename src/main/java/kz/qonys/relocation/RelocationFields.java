package kz.qonys.relocation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.Entries;
import kz.qonys.casefile.FieldKeeper;
import kz.qonys.casefile.FormRow;
import kz.qonys.casefile.Person;
import kz.qonys.employment.Moves;
import kz.qonys.evidence.Evidence;
import kz.qonys.language.Language;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedServices;
import kz.qonys.relocation.Diary.Kind;
import kz.qonys.relocation.Diary.Line;
import kz.qonys.relocation.Relocations.Relocation;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Fields of the move: assistant, log, dwellings, region sheet, visit, meeting, delays, lodging, registration. */
@Component
class RelocationFields implements FieldKeeper {

    private static final String CONTACTS = "assistantContacts";
    private static final String MEDIA = "flatMedia";
    private static final String VIEWINGS = "viewings";
    private static final Set<String> LISTS = Set.of(CONTACTS, MEDIA, VIEWINGS);
    private static final Set<String> WORDS = Set.of("familyAssistant", "visitFrom", "visitTo", "fairDate",
            "visitResult", "sheetAcknowledged", "sheetAcknowledgedBy", "distanceDistrict", "distanceRegion",
            "dwellingAddress",
            "meetingPlace", "meetingSpot", "meetingTime", "meetingOfficer", "arrivedOn", "arrivedCount", "arrivalNote",
            "delayUntil", "delayTime", "delayReason", "delayNote", "lodgingKind", "lodgingCentre", "lodgingBeds",
            "lodgingAddress", "lodgingNote", "lodgingHelp", "residenceOn", "residenceUntil", "residenceAddress",
            "residenceNumber");
    private static final Set<String> SHOWN = Set.of("assistantChoices", "assistantLog", "mediaChoices", "mediaSent",
            "viewingLog", "regionSheet", "relocationAdults", "meetingStaff", "relocationState", "centreChoices",
            "centresFree", "delayLog", "visitLog");
    /** Asked anew each time: what was said before is history. */
    private static final Set<String> OF_ONE_STEP = Set.of("visitResult", "delayUntil", "delayTime", "delayReason",
            "delayNote");
    /** Services of the assistant whose photos and videos show dwellings: visit, search for a dwelling. */
    private static final Set<String> SHOWING = Set.of("ADI-04", "ADI-25");
    private static final Set<Kind> VISITS = Set.of(Kind.VISIT, Kind.FAIR);
    private static final int MOST_PEOPLE = 50;
    private static final int FARTHEST = 3_000;
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    private final Relocations relocations;
    private final Diary diary;
    private final Moves moves;
    private final RegionSheets sheets;
    private final Centres centres;
    private final Beds beds;
    private final Documents documents;
    private final Evidence evidence;
    private final PlannedServices services;
    private final CaseFiles cases;
    private final StaffDirectory staff;
    private final RelocationState state;
    private final RelocationWording wording;
    private final Clock clock;

    RelocationFields(Relocations relocations, Diary diary, Moves moves, RegionSheets sheets, Centres centres, Beds beds,
            Documents documents, Evidence evidence, PlannedServices services, CaseFiles cases, StaffDirectory staff,
            RelocationState state, RelocationWording wording, Clock clock) {
        this.relocations = relocations;
        this.diary = diary;
        this.moves = moves;
        this.sheets = sheets;
        this.centres = centres;
        this.beds = beds;
        this.documents = documents;
        this.evidence = evidence;
        this.services = services;
        this.cases = cases;
        this.staff = staff;
        this.state = state;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public Set<String> filled() {
        return Stream.of(LISTS, WORDS).flatMap(Set::stream).collect(Collectors.toSet());
    }

    @Override
    public Set<String> shown() {
        return SHOWN;
    }

    @Override
    public Object value(String key, String caseId, Access access) {
        return switch (key) {
            case "assistantChoices" -> people("family-assistant", caseId);
            case "meetingStaff" -> Stream.of("family-assistant", "career-centre-officer")
                    .flatMap(role -> people(role, caseId).stream()).distinct().toList();
            case "assistantLog" -> diary.of(caseId, Kind.CONTACT).stream().map(line -> FormRow.of(
                    "madeOn", wording.day(line.day()), "channel", wording.code("channel", line.code()),
                    "topic", wording.code("topic", line.word("topic")), "note", line.word("note"),
                    "officer", wording.officer(line.officer()))).toList();
            case "mediaSent" -> diary.of(caseId, Kind.MEDIA).stream().map(line -> FormRow.of(
                    "sentOn", wording.day(line.day()), "channel", wording.code("channel", line.code()),
                    "item", line.word("name"), "officer", wording.officer(line.officer()))).toList();
            case "mediaChoices" -> flats(caseId);
            case "viewingLog" -> diary.of(caseId, Kind.VIEWING).stream().map(this::viewing).toList();
            case "visitLog" -> diary.of(caseId).stream().filter(line -> VISITS.contains(line.kind()))
                    .map(line -> FormRow.of("what", wording.text("visit." + line.kind().code()),
                            "day", wording.day(line.day()), "outcome", wording.code("outcome", line.code()),
                            "result", line.word("result"))).toList();
            case "delayLog" -> diary.of(caseId, Kind.DELAY).stream().map(line -> FormRow.of(
                    "from", wording.day((Object) line.word("from")), "until", wording.day(line.day()),
                    "reason", wording.code("delay", line.code()), "note", line.word("note"),
                    "officer", wording.officer(line.officer()))).toList();
            case "regionSheet" -> sheet(caseId);
            case "relocationAdults" -> adults(caseId, access).stream()
                    .map(person -> FormRow.option(person.fullName(), person.personId())).toList();
            case "relocationState" -> state.rows(caseId);
            case "centreChoices" -> centres.in(region(caseId)).stream().map(centre -> FormRow.option(
                    wording.text("centre", centre.name(Language.current()), beds.free(centre.code()), centre.beds()),
                    centre.code())).toList();
            case "centresFree" -> centres.in(region(caseId)).stream().map(centre -> FormRow.of(
                    "centre", centre.name(Language.current()), "free", beds.free(centre.code()), "beds",
                    centre.beds())).toList();
            // What was entered is history at once: an empty list waits for more
            case CONTACTS, MEDIA, VIEWINGS -> List.of();
            default -> OF_ONE_STEP.contains(key) ? null : known(key, caseId);
        };
    }

    /** What was written, else what the declared move lets expect. */
    private Object known(String key, String caseId) {
        Relocation move = relocations.of(caseId);
        if (move.words().get(key) != null) {
            return move.words().get(key);
        }
        return switch (key) {
            case "lodgingBeds", "arrivedCount" -> moves.of(caseId).get("moveArriving");
            case "arrivedOn" -> Objects.toString(move.expectedOn(), null);
            default -> null;
        };
    }

    @Override
    public void take(String caseId, Map<String, Object> values, Access access) {
        Entries entries = new Entries(values);
        List<Runnable> work = new ArrayList<>();
        entries.rows(CONTACTS).forEach(row -> contact(caseId, row, access, work));
        entries.rows(MEDIA).forEach(row -> media(caseId, row, access, work));
        entries.rows(VIEWINGS).forEach(row -> seen(caseId, row, access, work));
        Map<String, Object> words = entries.over(Map.of(), WORDS, key -> word(key, caseId, entries, access));
        entries.check();
        work.forEach(Runnable::run);
        relocations.keep(caseId, words);
    }

    private Object word(String key, String caseId, Entries entries, Access access) {
        LocalDate today = LocalDate.now(clock);
        return switch (key) {
            case "visitFrom", "visitTo", "fairDate", "delayUntil" -> entries.day(key, today, today.plusYears(1));
            case "arrivedOn", "residenceOn" -> entries.day(key, today.minusYears(1), today);
            case "residenceUntil" -> entries.day(key, today, today.plusYears(1));
            case "sheetAcknowledged" -> entries.flag(key);
            case "sheetAcknowledgedBy" -> entries.code(key, adults(caseId, access).stream().map(Person::personId)
                    .collect(Collectors.toSet()));
            case "distanceDistrict", "distanceRegion" -> entries.number(key, 0, FARTHEST);
            case "arrivedCount", "lodgingBeds" -> entries.number(key, 1, MOST_PEOPLE);
            case "familyAssistant" -> entries.code(key, ids(people("family-assistant", caseId)));
            case "meetingOfficer" -> entries.code(key, Stream.of("family-assistant", "career-centre-officer")
                    .flatMap(role -> ids(people(role, caseId)).stream()).collect(Collectors.toSet()));
            case "meetingPlace" -> entries.code(key, Codes.PLACES);
            case "meetingTime", "delayTime" -> time(key, entries);
            case "delayReason" -> entries.code(key, Codes.DELAYS);
            case "lodgingKind" -> entries.code(key, Codes.LODGINGS);
            case "lodgingCentre" -> entries.code(key, centres.in(region(caseId)).stream().map(Centre::code)
                    .collect(Collectors.toSet()));
            case "visitResult", "delayNote", "lodgingNote", "lodgingHelp", "arrivalNote" ->
                    entries.text(key, Entries.LONG_TEXT);
            default -> entries.text(key, Entries.SHORT_TEXT);
        };
    }

    private static String time(String key, Entries entries) {
        String time = entries.text(key, Entries.SHORT_TEXT);
        return time == null || time.matches(TIME) ? time : entries.refuse(key, "relocation.fault.time");
    }

    private void contact(String caseId, Entries row, Access access, List<Runnable> work) {
        LocalDate day = row.day("madeOn", today().minusYears(1), today());
        String channel = row.code("channel", Codes.CHANNELS);
        String topic = row.code("topic", Codes.TOPICS);
        String note = row.text("note", Entries.LONG_TEXT);
        boolean whole = row.given("madeOn", day) & row.given("channel", channel) & row.given("topic", topic);
        if (whole) {
            work.add(() -> {
                diary.add(caseId, Kind.CONTACT, day, channel, words("topic", topic, "note", note), access);
                cases.event(caseId, "assistant-contact", List.of(), access);
            });
        }
    }

    private void media(String caseId, Entries row, Access access, List<Runnable> work) {
        Map<Object, Object> names = flats(caseId).stream()
                .collect(Collectors.toMap(option -> option.get("value"), option -> option.get("label")));
        String item = row.text("item", Entries.SHORT_TEXT);
        LocalDate day = row.day("sentOn", today().minusYears(1), today());
        String channel = row.code("channel", Codes.CHANNELS);
        boolean whole = row.given("item", item) & row.given("sentOn", day) & row.given("channel", channel);
        if (whole && !names.containsKey(item)) {
            row.fault("item", "casefile.fault.code");
        } else if (whole) {
            work.add(() -> {
                diary.add(caseId, Kind.MEDIA, day, channel, words("item", item, "name", names.get(item)), access);
                cases.event(caseId, "flat-media-sent", List.of(), access);
            });
        }
    }

    private void seen(String caseId, Entries row, Access access, List<Runnable> work) {
        String address = row.text("address", Entries.SHORT_TEXT);
        LocalDate day = row.day("seenOn", today().minusYears(1), today());
        String how = row.code("how", Codes.SEEN);
        String verdict = row.code("verdict", Codes.VERDICTS);
        String reason = row.text("reason", Entries.LONG_TEXT);
        boolean whole = row.given("address", address) & row.given("seenOn", day) & row.given("how", how)
                & row.given("verdict", verdict);
        if (whole && !"fits".equals(verdict) && reason == null) {
            row.fault("reason", "casefile.fault.required");
        } else if (whole) {
            work.add(() -> {
                diary.add(caseId, Kind.VIEWING, day, verdict,
                        words("address", address, "how", how, "reason", reason), access);
                cases.event(caseId, "flat-seen", List.of(), access);
            });
        }
    }

    private Map<String, Object> viewing(Line line) {
        return FormRow.of("address", line.word("address"), "seenOn", wording.day(line.day()),
                "how", wording.code("seen", line.word("how")), "verdict", wording.code("verdict", line.code()),
                "reason", line.word("reason"), "officer", wording.officer(line.officer()));
    }

    private List<Map<String, Object>> sheet(String caseId) {
        return sheets.of(region(caseId)).map(sheet -> List.of(
                line("sheet.january", sheet.january()), line("sheet.july", sheet.july()),
                line("sheet.heating", wording.months(sheet.heating())),
                line("sheet.snow", wording.months(sheet.snow())), line("sheet.note", sheet.note(Language.current())),
                line("sheet.version", sheet.version()))).orElseGet(() -> List.of(line("sheet.none", "")));
    }

    private Map<String, Object> line(String key, String value) {
        return FormRow.of("what", wording.text(key), "value", value);
    }

    /** Photos among the documents of the case, and what was taken on site for the services that show dwellings. */
    private List<Map<String, Object>> flats(String caseId) {
        Set<String> shown = services.ofCase(caseId).stream().filter(service -> SHOWING.contains(service.serviceCode()))
                .map(PlannedService::id).collect(Collectors.toSet());
        return Stream.concat(
                documents.onFile(caseId).stream().filter(document -> document.kind() == DocumentKind.HOUSING_PHOTO)
                        .map(document -> FormRow.option(document.fileName(), document.documentId())),
                evidence.named(caseId).stream().filter(item -> shown.contains(item.serviceId()))
                        .map(item -> FormRow.option(wording.text("taken." + item.kind().code(),
                                wording.time(item.capturedAt())), item.id()))).toList();
    }

    private List<Map<String, Object>> people(String role, String caseId) {
        String centre = cases.summary(caseId).settlementOffice();
        return staff.holders(role, staff.officeFor(role, centre).id()).stream()
                .map(officer -> FormRow.option(officer.shortName(), officer.id())).toList();
    }

    private static Set<String> ids(List<Map<String, Object>> options) {
        return options.stream().map(option -> option.get("value").toString()).collect(Collectors.toSet());
    }

    private List<Person> adults(String caseId, Access access) {
        LocalDate today = today();
        return cases.persons(caseId, access).stream().filter(person -> person.answersOn(today)).toList();
    }

    private String region(String caseId) {
        return staff.office(cases.summary(caseId).settlementOffice()).orElseThrow().region();
    }

    private static Map<String, Object> words(Object... pairs) {
        Map<String, Object> words = FormRow.of(pairs);
        words.values().removeIf(Objects::isNull);
        return words;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
