package kz.qonys.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;

/** One family's case on its way, with the officers of its two regions. The application can be changed between steps. */
final class FamilyCase {

    static final String TAKE = "userTask_takeApplication";
    static final String REGISTER = "userTask_registerApplication";
    static final String MOBILITY_CENTRE = "userTask_checkAtMobilityCentre";
    static final String DEPARTURE_BODY = "userTask_checkAtDepartureBody";
    static final String ASSIGN = "userTask_assignOfficer";
    static final String SETTLEMENT_BODY = "userTask_checkAtSettlementBody";
    static final String CONTACT = "userTask_contactFamily";

    final Desk desk;
    final Family family;
    final String from;
    final String to;
    final String author;
    final String id;
    final Map<String, Object> application;

    private FamilyCase(Desk desk, Family family, String from, String to, boolean abroad) {
        this.desk = desk;
        this.family = family;
        this.from = from;
        this.to = to;
        this.author = from + "-career-centre-officer";
        this.id = desk.walk.start(author, family.category(), abroad);
        this.application = desk.walk.application(family, to + "-cc");
    }

    /** Opens a case in the family's own region. */
    static FamilyCase open(Desk desk, Family family, String to) {
        return new FamilyCase(desk, family, family.region(), to, false);
    }

    static FamilyCase open(Desk desk, Family family, String from, String to, boolean abroad) {
        return new FamilyCase(desk, family, from, to, abroad);
    }

    CaseSummary summary() {
        return desk.cases.summary(id);
    }

    /** Takes the application and lets registries answer. */
    FamilyCase take() {
        desk.walk.submit(id, TAKE, author, application);
        desk.walk.runDueJobs(id);
        return this;
    }

    FamilyCase upload() {
        desk.walk.uploadMissing(id, author);
        return this;
    }

    /** Releases the application as it is now and lets the portal confirm. */
    FamilyCase release() {
        decideAsAuthor("release");
        desk.walk.runDueJobs(id);
        return this;
    }

    FamilyCase askAgain() {
        decideAsAuthor("ask-again");
        desk.walk.runDueJobs(id);
        return this;
    }

    void decideAsAuthor(String decision) {
        Map<String, Object> form = new HashMap<>(application);
        form.put("decision", decision);
        if (decision.equals("refuse")) {
            form.put("refusalReason", "Мәртебе мерзімі өткен, ұзартылмаған");
        }
        desk.walk.submit(id, REGISTER, author, form);
    }

    FamilyCase mobilityCentreApproves() {
        return approve(MOBILITY_CENTRE, from + "-lmc-head");
    }

    FamilyCase departureBodyApproves() {
        return approve(DEPARTURE_BODY, from + "-leb-head");
    }

    FamilyCase assign() {
        desk.walk.submit(id, ASSIGN, to + "-leb-head", Map.of("assignedOfficer", to + "-leb-officer"));
        return this;
    }

    FamilyCase settlementBodyApproves() {
        desk.walk.submit(id, SETTLEMENT_BODY, to + "-leb-officer", Map.of("decision", "approve", "dataComplete", true,
                "scansPresent", true, "consentPresent", true));
        return this;
    }

    /** To the settlement body's officer, from a released application. */
    FamilyCase passDepartureSide() {
        return mobilityCentreApproves().departureBodyApproves();
    }

    /** From the start form to the given task. */
    FamilyCase walkTo(String task) {
        List<Runnable> steps = new ArrayList<>(List.of(() -> take().upload(), this::release,
                this::mobilityCentreApproves, this::departureBodyApproves, this::assign, this::settlementBodyApproves));
        List<String> stops = List.of(TAKE, REGISTER, MOBILITY_CENTRE, DEPARTURE_BODY, ASSIGN, SETTLEMENT_BODY, CONTACT);
        for (int i = 0; !stops.get(i).equals(task); i++) {
            steps.get(i).run();
        }
        return this;
    }

    FamilyCase returned(String task, String reviewer, String field, String text) {
        desk.walk.submit(id, task, reviewer, Map.of("decision", "return",
                "remarks", List.of(Map.of("field", field, "text", text))));
        return this;
    }

    Map<String, Object> form(String task, String officer) {
        return desk.form(id, task, officer);
    }

    List<Map<String, Object>> rows(String task, String officer, String key) {
        return desk.rows(form(task, officer), key);
    }

    /** Keys of the open tasks of the case, without those of the move that goes on beside: {@link #moveTasks}. */
    List<String> openTasks() {
        return desk.openTasks(id).stream().filter(key -> !MoveWalk.TASKS.contains(key)).toList();
    }

    /** Keys of the open tasks of the family's move. */
    List<String> moveTasks() {
        return desk.openTasks(id).stream().filter(MoveWalk.TASKS::contains).toList();
    }

    private FamilyCase approve(String task, String officer) {
        desk.walk.submit(id, task, officer, Map.of("decision", "approve"));
        return this;
    }
}
