package kz.qonys.journey;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The roadmap of a family that settles in a village, and the people who agree on it. */
final class RoadmapWalk {

    static final String DRAFT = "userTask_draftRoadmap";
    static final String OKRUG = "userTask_approveForOkrug";
    static final String DISTRICT = "userTask_approveForDistrict";
    static final String CENTRE = "userTask_approveForCentre";
    static final String ANSWER = "userTask_answerRemarks";
    static final String DELIVER = "userTask_deliverCopies";

    final FamilyCase one;
    private final Desk desk;

    RoadmapWalk(FamilyCase one) {
        this.one = one;
        this.desk = one.desk;
    }

    /** The whole way without a remark. */
    static void walk(FamilyCase one) {
        new RoadmapWalk(one).draft().approve(OKRUG).approve(DISTRICT).approve(CENTRE).deliver();
    }

    RoadmapWalk draft() {
        desk.walk.submit(one.id, DRAFT, officer(), Map.of("roadmapOkrug", one.to + "-okrug",
                "roadmapNote", "Пешке көмір қазан айына дейін керек"));
        return this;
    }

    RoadmapWalk approve(String task) {
        desk.walk.submit(one.id, task, decider(task), Map.of("decision", "approve"));
        return this;
    }

    RoadmapWalk sendBack(String task, String item, String text) {
        desk.walk.submit(one.id, task, decider(task), Map.of("decision", "return",
                "roadmapRemarks", List.of(Map.of("item", item, "text", text))));
        return this;
    }

    /** Answers every remark. */
    RoadmapWalk answer(Map<String, Object> changes) {
        List<Map<String, Object>> answers = one.rows(ANSWER, officer(), "roadmapRemarkChoices").stream()
                .map(choice -> Map.of("remark", choice.get("value"), "answer", "Ескерілді")).toList();
        Map<String, Object> form = new HashMap<>(Map.of("roadmapOkrug", one.to + "-okrug",
                "roadmapNote", "Пешке көмір қазан айына дейін керек", "roadmapAnswers", answers));
        form.putAll(changes);
        desk.walk.submit(one.id, ANSWER, officer(), form);
        return this;
    }

    RoadmapWalk deliver() {
        Map<String, Object> form = new HashMap<>();
        String today = LocalDate.now(desk.clock).toString();
        Map.of("District", "hand", "Okrug", "post", "Centre", "electronic").forEach((party, way) -> {
            form.put("copy" + party + "On", today);
            form.put("copy" + party + "Way", way);
            form.put("copy" + party + "To", "Әкім аппаратының маманы");
        });
        desk.walk.submit(one.id, DELIVER, officer(), form);
        return this;
    }

    String officer() {
        return one.to + "-career-centre-officer";
    }

    String decider(String task) {
        return one.to + switch (task) {
            case OKRUG -> "-rural-akim";
            case DISTRICT -> "-district-akim";
            default -> "-career-centre-director";
        };
    }
}
