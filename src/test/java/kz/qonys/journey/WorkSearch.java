package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.CONTACT;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.qonys.employment.VacancyReader;

/** A family that was accepted, and the officers of its region of settlement who look for work for it. */
final class WorkSearch {

    static final String AWAIT = "userTask_awaitContact";
    static final String ANSWER = "userTask_recordAnswer";
    static final String MOVE = "userTask_takeRelocation";
    static final String PLAN = "userTask_draftPlan";
    static final String DRAFT = "userTask_draftRegistration";
    static final String APPROVE = "userTask_approveRegistration";
    static final String DECIDE = "userTask_decideRegistration";

    final FamilyCase one;
    private final Desk desk;

    private WorkSearch(FamilyCase one) {
        this.one = one;
        this.desk = one.desk;
    }

    /** A new family whose application was accepted just now, when the exchange has been read. */
    static WorkSearch begun(Desk desk, VacancyReader reader, String to) {
        return begun(reader, FamilyCase.open(desk, desk.freshFamily(), to));
    }

    /** The same for a family whose application stands already. */
    static WorkSearch begun(VacancyReader reader, FamilyCase one) {
        reader.readDue();
        one.application.put("applicantProfession", "учитель математики");
        one.application.put("consentDate", LocalDate.now(one.desk.clock).toString());
        one.application.put("settlementLocality", "Бескөл ауылы");
        return new WorkSearch(one.walkTo(CONTACT));
    }

    WorkSearch contact(String decision, String... attempts) {
        return contact(decision, Map.of(), attempts);
    }

    /** @param attempts each {@code channel:result} */
    WorkSearch contact(String decision, Map<String, ?> more, String... attempts) {
        Map<String, Object> form = new HashMap<>(more);
        form.put("decision", decision);
        form.put("contactAttempts", attempts(attempts));
        desk.walk.submit(one.id, CONTACT, one.to + "-lmc-officer", form);
        return this;
    }

    WorkSearch await(String decision, String... attempts) {
        desk.walk.submit(one.id, AWAIT, one.to + "-lmc-officer",
                Map.of("decision", decision, "contactAttempts", attempts(attempts)));
        return this;
    }

    /** Offers the best match after a talk by phone. */
    WorkSearch offer() {
        return contact("offer", Map.of("chosenVacancy", best()), "phone:reached");
    }

    /** Key of the best match. */
    String best() {
        return choices().get(0);
    }

    /** Keys of the matches, the best first. */
    List<String> choices() {
        return one.rows(CONTACT, one.to + "-lmc-officer", "vacancyChoices").stream()
                .map(choice -> (String) choice.get("value")).toList();
    }

    WorkSearch answer(String decision) {
        Map<String, Object> form = new HashMap<>(Map.of("decision", decision));
        if (decision.equals("refused") || decision.equals("declined")) {
            form.put("offerRefusalReason", "wage");
        }
        desk.walk.submit(one.id, ANSWER, one.to + "-lmc-officer", form);
        return this;
    }

    WorkSearch move() {
        desk.walk.submit(one.id, MOVE, one.to + "-lmc-officer", Map.of("moveFrom", "Түркістан қаласы",
                "moveTo", "Бескөл ауылы", "moveDate", LocalDate.now(desk.clock).plusDays(12).toString(),
                "moveTransport", "rail", "moveArriving", 5));
        desk.walk.runDueJobs(one.id);
        return this;
    }

    WorkSearch draft() {
        Object person = one.rows(DRAFT, one.to + "-career-centre-officer", "adultChoices").get(0).get("value");
        desk.walk.submit(one.id, DRAFT, one.to + "-career-centre-officer", Map.of("decision", "draft",
                "registrationPerson", person, "registrationNote", "Отбасы ұсынылған жұмыстан бас тартты"));
        return this;
    }

    WorkSearch approve(String director) {
        desk.walk.submit(one.id, APPROVE, director, Map.of("decision", "approve"));
        return this;
    }

    WorkSearch register() {
        desk.walk.submit(one.id, DECIDE, one.to + "-lmc-head", Map.of("decision", "register"));
        return this;
    }

    /** The family takes its application back, and the career centre confirms it. */
    WorkSearch withdraw() {
        desk.withdrawals.request(one.id);
        desk.walk.submit(one.id, "userTask_confirmWithdrawal", one.author, Map.of("decision", "withdraw",
                "hearingDate", LocalDate.now(desk.clock).toString(), "hearingNote", "Отбасы көшпейтін болды"));
        return this;
    }

    WorkSearch send() {
        desk.walk.runDueJobs(one.id);
        return this;
    }

    List<String> open() {
        return one.openTasks();
    }

    /** Values of the table on registration as unemployed, in a form that shows it. */
    Map<Object, Object> state(String task, String officer) {
        Map<Object, Object> state = new HashMap<>();
        one.rows(task, officer, "registrationState").forEach(row -> state.put(row.get("what"), row.get("value")));
        return state;
    }

    private List<Map<String, Object>> attempts(String... attempts) {
        return Stream.of(attempts).map(text -> text.split(":")).<Map<String, Object>>map(parts -> Map.of("madeOn",
                LocalDate.now(desk.clock).toString(), "channel", parts[0], "result", parts[1])).toList();
    }
}
