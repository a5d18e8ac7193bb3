package kz.qonys.journey;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A family on its way to its region of settlement, and the officers who see to it. */
final class MoveWalk {

    static final String APPOINT = "userTask_appointAssistant";
    static final String PREPARE = "userTask_prepareMove";
    static final String VISIT = "userTask_recordVisit";
    static final String ARRANGE = "userTask_arrangeMeeting";
    static final String MEET = "userTask_meetFamily";
    static final String LODGE = "userTask_lodgeFamily";
    static final String SEARCH = "userTask_findLodging";
    static final String REGISTER = "userTask_registerResidence";
    static final String HOUSING = "userTask_secureHousing";
    static final Set<String> TASKS = Set.of(APPOINT, PREPARE, VISIT, ARRANGE, MEET, LODGE, SEARCH, REGISTER, HOUSING);

    final FamilyCase one;
    private final Desk desk;

    MoveWalk(FamilyCase one) {
        this.one = one;
        this.desk = one.desk;
    }

    MoveWalk appointed() {
        submit(APPOINT, "career-centre-director", Map.of("familyAssistant", one.to + "-family-assistant"));
        return this;
    }

    MoveWalk prepare(String decision, Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>(more);
        form.put("decision", decision);
        submit(PREPARE, "family-assistant", form);
        return this;
    }

    /** What the assistant writes down when the family has chosen; it moves in a week. */
    Map<String, Object> choice() {
        Object adult = one.rows(PREPARE, one.to + "-family-assistant", "relocationAdults").get(0).get("value");
        return new HashMap<>(Map.of("sheetAcknowledged", true, "sheetAcknowledgedBy", adult, "distanceDistrict", 0,
                "distanceRegion", 12, "moveFrom", "Түркістан қаласы", "moveTo", "Бескөл ауылы", "moveDate",
                LocalDate.now(desk.clock).plusDays(7).toString(), "moveTransport", "rail", "moveArriving", 5));
    }

    MoveWalk chosen() {
        return prepare("chosen", choice());
    }

    MoveWalk meetingArranged(String place) {
        return meetingArranged(place, Map.of());
    }

    MoveWalk meetingArranged(String place, Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>(Map.of("meetingPlace", place, "meetingTime", "07:45", "meetingSpot",
                "Поезд 10, вагон 6", "meetingOfficer", one.to + "-family-assistant"));
        form.putAll(more);
        submit(ARRANGE, "career-centre-officer", form);
        return this;
    }

    MoveWalk delayed(LocalDate until, String reason) {
        submit(MEET, "career-centre-officer", Map.of("decision", "delayed", "delayUntil", until.toString(), "delayTime",
                "21:10", "delayReason", reason));
        desk.walk.runDueJobs(one.id);
        return this;
    }

    MoveWalk met(LocalDate day) {
        submit(MEET, "career-centre-officer",
                Map.of("decision", "met", "arrivedOn", day.toString(), "arrivedCount", 5));
        return this;
    }

    MoveWalk lodged(String kind) {
        submit(LODGE, "career-centre-officer",
                Map.of("decision", "lodged", "lodgingKind", kind, "lodgingAddress", "Бескөл ауылы, Абай көшесі, 5"));
        return this;
    }

    MoveWalk lodgedInCentre(String centre, int beds) {
        submit(LODGE, "career-centre-officer",
                Map.of("decision", "lodged", "lodgingKind", "centre", "lodgingCentre", centre, "lodgingBeds", beds));
        return this;
    }

    MoveWalk registered() {
        submit(REGISTER, "career-centre-officer", residence("permanent"));
        return this;
    }

    MoveWalk registeredUntil(LocalDate until) {
        Map<String, Object> form = residence("temporary");
        form.put("residenceUntil", until.toString());
        submit(REGISTER, "career-centre-officer", form);
        return this;
    }

    Map<String, Object> residence(String decision) {
        return new HashMap<>(Map.of("decision", decision, "residenceOn", LocalDate.now(desk.clock).toString(),
                "residenceAddress", "Бескөл ауылы, Абай көшесі, 5", "residenceNumber", "eGov 10-77"));
    }

    List<String> open() {
        return one.moveTasks();
    }

    void submit(String task, String role, Map<String, Object> form) {
        desk.walk.submit(one.id, task, one.to + "-" + role, form);
    }
}
