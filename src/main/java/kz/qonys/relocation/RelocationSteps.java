package kz.qonys.relocation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Reservation;
import kz.qonys.employment.EmploymentSteps;
import kz.qonys.employment.Moves;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.plan.PlanSteps;
import kz.qonys.relocation.Diary.Kind;
import kz.qonys.relocation.Relocations.Relocation;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.TermLength;
import kz.qonys.terms.WorkingCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of a move do to the case. Methods join the caller's transaction. */
@Service
@Transactional
public class RelocationSteps implements Reservation {

    private static final List<String> MOVE = List.of("moveFrom", "moveTo", "moveDate", "moveTransport", "moveArriving");
    private static final String TOLD = "toldMove";
    private static final String CENTRE = "centre";
    private static final int NOON = 12;
    private static final int REGISTRATION_DAYS = 10;

    private final Relocations relocations;
    private final Assistants assistants;
    private final Diary diary;
    private final Beds beds;
    private final RegionSheets sheets;
    private final Moves moves;
    private final EmploymentSteps employment;
    private final PlanSteps plans;
    private final CaseFiles cases;
    private final StaffDirectory staff;
    private final WorkingCalendar calendar;
    private final Clock clock;

    RelocationSteps(Relocations relocations, Assistants assistants, Diary diary, Beds beds, RegionSheets sheets,
            Moves moves, EmploymentSteps employment, PlanSteps plans, CaseFiles cases, StaffDirectory staff,
            WorkingCalendar calendar, Clock clock) {
        this.relocations = relocations;
        this.assistants = assistants;
        this.diary = diary;
        this.beds = beds;
        this.sheets = sheets;
        this.moves = moves;
        this.employment = employment;
        this.plans = plans;
        this.cases = cases;
        this.staff = staff;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A director has named the family's own assistant.
     *
     * @return user id of the assistant
     */
    public String appointed(String caseId, Access access) {
        String officer = required(relocations.of(caseId), "familyAssistant");
        Map<String, Object> told = new LinkedHashMap<>(moves.of(caseId));
        told.keySet().retainAll(MOVE);
        relocations.keep(caseId, Map.of(TOLD, told));
        assistants.named(caseId, officer, access);
        return officer;
    }

    /**
     * Day on which the preparation is to be over: the last working day before the move, or today where that is over.
     */
    public Instant preparedBy(String caseId) {
        LocalDate move = moved(caseId);
        return beforeTheMove(move == null ? today().plusMonths(1) : move);
    }

    /**
     * The family wants to see the region, or to go to a job fair there, before it chooses.
     *
     * @return end of the day on which what came of it is to be written down
     * @throws FaultException when neither has a day, or the visit ends before it begins
     */
    public Instant visitPlanned(String caseId, Access access) {
        Relocation move = relocations.of(caseId);
        LocalDate from = day(move, "visitFrom");
        LocalDate until = day(move, "visitTo") == null ? from : day(move, "visitTo");
        LocalDate fair = day(move, "fairDate");
        if (from == null && fair == null) {
            throw new FaultException(Fault.at("visitFrom", "relocation.fault.visit"));
        }
        if (from != null && until.isBefore(from)) {
            throw new FaultException(Fault.at("visitTo", "relocation.fault.visit-order"));
        }
        cases.event(caseId, from == null ? "fair-planned" : "visit-planned", List.of(), access);
        return calendar.endOf(Stream.of(until, fair).filter(Objects::nonNull).max(LocalDate::compareTo).orElseThrow());
    }

    /**
     * The visit is over, or did not take place.
     *
     * @param outcome {@code held} or {@code cancelled}
     */
    public void visited(String caseId, String outcome, Access access) {
        Relocation move = relocations.of(caseId);
        String result = required(move, "visitResult");
        if (day(move, "visitFrom") != null) {
            diary.add(caseId, Kind.VISIT, day(move, "visitFrom"), outcome, Map.of("result", result), access);
        }
        if (day(move, "fairDate") != null) {
            diary.add(caseId, Kind.FAIR, day(move, "fairDate"), outcome, Map.of("result", result), access);
        }
        Map<String, Object> over = new LinkedHashMap<>();
        List.of("visitFrom", "visitTo", "fairDate", "visitResult").forEach(key -> over.put(key, null));
        relocations.keep(caseId, over);
        cases.event(caseId, "visit-" + outcome, List.of(), access);
    }

    /** What was talked about and sent so far is noted. */
    public void keptOn(String caseId, Access access) {
        cases.event(caseId, "move-prepared-further", List.of(Integer.toString(diary.of(caseId, Kind.CONTACT).size()),
                Integer.toString(diary.of(caseId, Kind.VIEWING).size())), access);
    }

    /**
     * The family has chosen where it moves. The portal is told when the move is another one than it knows.
     *
     * @return day by which the meeting is to be arranged
     * @throws FaultException when the family has not acknowledged the sheet of the region, or the move is not declared
     */
    public Instant chosen(String caseId, String processInstanceId, String activityId, Access access) {
        Relocation move = relocations.of(caseId);
        List<Fault> faults = missing(move, "sheetAcknowledgedBy", "distanceDistrict", "distanceRegion");
        if (!Boolean.TRUE.equals(move.words().get("sheetAcknowledged"))) {
            faults.add(0, Fault.at("sheetAcknowledged", "relocation.fault.sheet"));
        }
        Map<String, Object> declared = moves.of(caseId);
        MOVE.stream().filter(key -> declared.get(key) == null)
                .forEach(key -> faults.add(Fault.at(key, "casefile.fault.required")));
        check(faults);
        cases.event(caseId, "region-sheet-acknowledged", List.of(sheets.of(region(caseId))
                .map(RegionSheet::version).orElse("-")), access);
        LocalDate expected = moved(caseId);
        expected(caseId, expected, access);
        Map<String, Object> now = new LinkedHashMap<>(declared);
        now.keySet().retainAll(MOVE);
        if (!now.equals(move.words().get(TOLD))) {
            employment.moveEntered(caseId, processInstanceId, activityId, access);
            relocations.keep(caseId, Map.of(TOLD, now));
        }
        cases.event(caseId, "dwelling-chosen", List.of(), access);
        return beforeTheMove(expected);
    }

    /**
     * Who meets the family, where and when; a place in a centre is kept from now on.
     *
     * @return end of the day on which it is to arrive
     * @throws FaultException when the place does not fit the transport, or the centre has not as many beds
     */
    public Instant meetingArranged(String caseId, Access access) {
        Relocation move = relocations.of(caseId);
        List<Fault> faults = missing(move, "meetingPlace", "meetingSpot", "meetingTime", "meetingOfficer");
        Set<String> places = Codes.PLACES_OF.getOrDefault(
                Objects.toString(moves.of(caseId).get("moveTransport"), "road"), Set.of());
        if (faults.isEmpty() && !places.contains(move.word("meetingPlace"))) {
            faults.add(Fault.at("meetingPlace", "relocation.fault.place"));
        }
        check(faults);
        if (CENTRE.equals(move.word("lodgingKind"))) {
            takeBeds(caseId, move, access);
        }
        cases.event(caseId, "meeting-arranged", List.of("officer:" + move.word("meetingOfficer")), access);
        return arrivalDay(caseId);
    }

    /** End of the day on which the family is expected. */
    public Instant arrivalDay(String caseId) {
        return calendar.endOf(latest(relocations.of(caseId).expectedOn()));
    }

    /**
     * The family comes later: kept with the reason, as often as it happens.
     *
     * @throws FaultException without a new day, time and reason
     */
    public void delayed(String caseId, Access access) {
        Relocation move = relocations.of(caseId);
        List<Fault> faults = missing(move, "delayUntil", "delayTime", "delayReason");
        check(faults);
        LocalDate until = day(move, "delayUntil");
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("from", Objects.toString(move.expectedOn(), ""));
        words.put("note", move.word("delayNote"));
        diary.add(caseId, Kind.DELAY, until, move.word("delayReason"), words, access);
        relocations.keep(caseId, Map.of("meetingTime", move.word("delayTime")));
        cases.event(caseId, "arrival-delayed", List.of(Integer.toString(diary.of(caseId, Kind.DELAY).size())), access);
        expected(caseId, until, access);
    }

    /**
     * The meeting is moved to the new day, and the portal hears of it.
     *
     * @return end of that day
     */
    public Instant meetingMoved(String caseId, String processInstanceId, String activityId, Access access) {
        employment.moveChanged(caseId, relocations.of(caseId).expectedOn(), processInstanceId, activityId, access);
        return arrivalDay(caseId);
    }

    /**
     * The family was met.
     *
     * @return end of the day on which it is to have a roof
     */
    public Instant met(String caseId, Access access) {
        Relocation move = relocations.of(caseId);
        required(move, "arrivedCount");
        LocalDate day = LocalDate.parse(required(move, "arrivedOn"));
        relocations.arrived(caseId, day);
        plans.arrivalKnown(caseId, access);
        cases.event(caseId, "family-arrived", List.of(move.word("arrivedCount")), access);
        return calendar.endOf(latest(day));
    }

    /**
     * The family has a roof.
     *
     * @return day by which its residence is to be registered
     * @throws FaultException when something is missing, or the centre has not as many beds
     */
    public Instant lodged(String caseId, Access access) {
        lodge(caseId, access);
        return registeredBy(caseId);
    }

    /** The family lives elsewhere now, and is still registered for a time only. */
    public void rehoused(String caseId, Access access) {
        lodge(caseId, access);
    }

    /** Nothing was found: the head of the local body helps; the case waits. */
    public void noLodging(String caseId, Access access) {
        required(relocations.of(caseId), "lodgingNote");
        cases.event(caseId, "no-lodging", List.of(), access);
    }

    /**
     * What the head of the local body did about lodging.
     *
     * @param found false while the family still waits
     * @return end of the day on which it is to have a roof
     */
    public Instant lodgingSought(String caseId, boolean found, Access access) {
        required(relocations.of(caseId), "lodgingHelp");
        cases.event(caseId, found ? "lodging-found" : "lodging-sought", List.of(), access);
        return calendar.endOf(latest(today()));
    }

    /**
     * The family is registered at its dwelling for good. A place in a centre is free again.
     *
     * @throws FaultException when something is missing, or it lives in a centre (order: there for a time only)
     */
    public void registeredForGood(String caseId, Access access) {
        Relocation move = relocations.of(caseId);
        LocalDate day = registered(move);
        if (CENTRE.equals(move.word("lodgingKind"))) {
            throw new FaultException(Fault.at("decision", "relocation.fault.permanent-in-centre"));
        }
        keepResidence(caseId, day, null, "permanent", move, access);
    }

    /**
     * The family found a dwelling of its own and left the centre or the rented rooms.
     *
     * @throws FaultException when something is missing
     */
    public void settledForGood(String caseId, Access access) {
        Relocation move = relocations.of(caseId);
        LocalDate day = registered(move);
        if (CENTRE.equals(move.word("lodgingKind"))) {
            relocations.keep(caseId, Map.of("lodgingKind", "own"));
        }
        if (beds.free(caseId, access)) {
            cases.event(caseId, "beds-freed", List.of(), access);
        }
        keepResidence(caseId, day, null, "permanent", move, access);
    }

    /**
     * The family is registered for a time.
     *
     * @return the instant from which the year and its months count: a year before the registration ends
     * @throws FaultException when something is missing, or it is longer than a year
     */
    public Instant registeredForATime(String caseId, Access access) {
        Relocation move = relocations.of(caseId);
        LocalDate day = registered(move);
        LocalDate until = LocalDate.parse(required(move, "residenceUntil"));
        if (!until.isAfter(day) || until.isAfter(day.plusYears(1))) {
            throw new FaultException(Fault.at("residenceUntil", "relocation.fault.year"));
        }
        keepResidence(caseId, day, until, "temporary", move, access);
        return until.minusYears(1).atTime(NOON, 0).atZone(clock.getZone()).toInstant();
    }

    /** The family withdraws: its beds are free again. */
    @Override
    public void release(String caseId, String processInstanceId, String activityId, Access access) {
        if (beds.free(caseId, access)) {
            cases.event(caseId, "beds-freed", List.of(), access);
        }
    }

    private void lodge(String caseId, Access access) {
        Relocation move = relocations.of(caseId);
        String kind = required(move, "lodgingKind");
        if (CENTRE.equals(kind)) {
            takeBeds(caseId, move, access);
        } else {
            required(move, "lodgingAddress");
            if (beds.free(caseId, access)) {
                cases.event(caseId, "beds-freed", List.of(), access);
            }
        }
        diary.add(caseId, Kind.LODGING, today(), kind, Map.of("note", move.word("lodgingNote")), access);
        cases.event(caseId, "lodged-" + kind, List.of(), access);
    }

    private void takeBeds(String caseId, Relocation move, Access access) {
        String centre = required(move, "lodgingCentre");
        int wanted = Integer.parseInt(required(move, "lodgingBeds"));
        beds.take(caseId, centre, wanted, access);
        cases.event(caseId, "beds-taken", List.of(Integer.toString(wanted)), access);
    }

    private LocalDate registered(Relocation move) {
        Stream.of("residenceAddress", "residenceNumber").forEach(key -> required(move, key));
        return LocalDate.parse(required(move, "residenceOn"));
    }

    private void keepResidence(String caseId, LocalDate day, LocalDate until, String kind, Relocation move,
            Access access) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("until", Objects.toString(until, ""));
        words.put("address", move.word("residenceAddress"));
        words.put("number", move.word("residenceNumber"));
        diary.add(caseId, Kind.RESIDENCE, day, kind, words, access);
        cases.event(caseId, "residence-" + kind, List.of(), access);
    }

    private void expected(String caseId, LocalDate day, Access access) {
        relocations.expected(caseId, day);
        plans.arrivalKnown(caseId, access);
    }

    private Instant registeredBy(String caseId) {
        LocalDate arrived = relocations.of(caseId).arrivedOn();
        return calendar.due((arrived == null ? today() : arrived).atTime(NOON, 0).atZone(clock.getZone()).toInstant(),
                TermLength.businessDays(REGISTRATION_DAYS));
    }

    private LocalDate moved(String caseId) {
        return moves.of(caseId).get("moveDate") instanceof String day ? LocalDate.parse(day) : null;
    }

    private Instant beforeTheMove(LocalDate move) {
        LocalDate day = move.minusDays(1);
        while (!calendar.isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return calendar.endOf(latest(day));
    }

    /** The day, or today where it has passed. */
    private LocalDate latest(LocalDate day) {
        return day == null || day.isBefore(today()) ? today() : day;
    }

    private String region(String caseId) {
        return staff.office(cases.summary(caseId).settlementOffice()).orElseThrow().region();
    }

    private static LocalDate day(Relocation move, String key) {
        return move.word(key).isEmpty() ? null : LocalDate.parse(move.word(key));
    }

    private static String required(Relocation move, String key) {
        check(missing(move, key));
        return move.word(key);
    }

    private static List<Fault> missing(Relocation move, String... keys) {
        return Stream.of(keys).filter(key -> move.word(key).isEmpty())
                .map(key -> Fault.at(key, "casefile.fault.required")).collect(Collectors.toCollection(ArrayList::new));
    }

    private static void check(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
