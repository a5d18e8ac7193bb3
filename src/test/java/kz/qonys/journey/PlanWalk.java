package kz.qonys.journey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import kz.qonys.employment.VacancyReader;
import kz.qonys.evidence.Capture;
import kz.qonys.evidence.Evidence;
import kz.qonys.evidence.Position;
import kz.qonys.evidence.Receipt;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedServices;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** A family of five on its way through plan and services, and the officers who do the work. */
@TestComponent
class PlanWalk {

    static final String DRAFT = "userTask_draftPlan";
    static final String CONFIRM = "userTask_confirmPlan";
    static final String APPROVE = "userTask_approvePlan";
    static final List<String> WISHES = List.of("visit", "job-fair", "legal-advice", "psychologist", "courses",
            "training", "business");
    static final Instant ARRIVAL = Instant.parse("2026-11-27T07:00:00Z");

    private static final Random RANDOM = new Random(5);
    private static final int SIDE = 48;

    final Desk desk;
    final PlannedServices services;
    private final VacancyReader reader;
    private final Evidence evidence;
    private final StaffDirectory staff;

    PlanWalk(Desk desk, PlannedServices services, VacancyReader reader, Evidence evidence, StaffDirectory staff) {
        this.desk = desk;
        this.services = services;
        this.reader = reader;
        this.evidence = evidence;
        this.staff = staff;
    }

    /**
     * A family of two adults and three children, one of pre-school and two of school age, whose plan is to be drafted.
     */
    FamilyCase begun(String to) {
        FamilyCase one = family(to);
        WorkSearch.begun(reader, one).offer().answer("accepted").move();
        return one;
    }

    /** The same family as it applies. */
    FamilyCase family(String to) {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(family -> family.category().equals("kandas")
                && family.spouse().isPresent() && family.members().size() == 4), to);
        List<Map<String, Object>> members = desk.rows(one.application, "familyMembers");
        String[] born = {"2022-05-10", "2015-03-03", "2012-09-19"};
        int children = 0;
        for (Map<String, Object> member : members) {
            if (!member.get("relation").equals("spouse")) {
                member.put("birthDate", born[children++]);
            }
        }
        one.application.put("familyMembers", members);
        return one;
    }

    /** The plan of a family that moves to a village in winter and asks for everything. */
    Map<String, Object> draft() {
        Map<String, Object> form = new HashMap<>();
        form.put("planArrival", "2026-11-27");
        form.put("planTransport", "rail");
        form.put("planArriving", 5);
        form.put("planLocality", "Бескөл ауылы");
        form.put("planSetting", "rural");
        form.put("planLodging", "centre");
        form.put("planSupport", List.of("relocation", "rent", "certificate"));
        form.put("planWork", "employed");
        form.put("planHousing", "buy");
        form.put("planFamilyNote", "Балаларға қазақша-орысша мектеп керек");
        form.put("planWishes", WISHES);
        return form;
    }

    PlanWalk drafted(FamilyCase one, Map<String, Object> form) {
        desk.walk.submit(one.id, DRAFT, one.to + "-career-centre-officer", form);
        return this;
    }

    PlanWalk confirmed(FamilyCase one) {
        Map<String, Object> form = confirmation(one);
        List<Map<String, Object>> consents = one.rows(CONFIRM, one.to + "-career-centre-officer",
                "planConsentChoices").stream()
                .<Map<String, Object>>map(choice -> Map.of("person", choice.get("value"), "form", "paper", "explained",
                true,
                        "thirdParties", true)).toList();
        if (!consents.isEmpty()) {
            form.put("planConsents", consents);
        }
        desk.walk.submit(one.id, CONFIRM, one.to + "-career-centre-officer", form);
        return this;
    }

    /** What the family says to the plan, without the consents of who is new to the case. */
    Map<String, Object> confirmation(FamilyCase one) {
        Object adult = one.rows(CONFIRM, one.to + "-career-centre-officer", "planAdultChoices").get(0).get("value");
        return new HashMap<>(Map.of("decision", "confirm", "planConfirmedBy", adult, "planConfirmedHow", "meeting"));
    }

    PlanWalk approved(FamilyCase one) {
        desk.walk.submit(one.id, APPROVE, one.to + "-career-centre-director", Map.of("decision", "approve"));
        return this;
    }

    /** Tasks of services, by id of the service. */
    Map<String, Task> tasks(FamilyCase one) {
        Map<String, Task> tasks = new HashMap<>();
        desk.jdbc.sql("select id, task_id from plan_delivery where case_id = ?").param(one.id)
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("task_id"))).list()
                .forEach(entry -> {
                    Task task = desk.engine.getTaskService().createTaskQuery().taskId(entry.getValue()).singleResult();
                    if (task != null) {
                        tasks.put(entry.getKey(), task);
                    }
                });
        return tasks;
    }

    /** Who delivers a service: the officer whose name is the region and the role. */
    String officer(PlannedService service) {
        return service.office().substring(0, service.office().indexOf('-')) + "-" + service.role();
    }

    /** Takes a photo, gives the paper and confirms. */
    void deliver(PlannedService service, Task task) {
        photo(service);
        desk.walk.submitTask(task.getId(), officer(service), Map.of("decision", "delivered",
                "serviceDoneOn", LocalDate.now(desk.clock).toString(), "serviceDocument", "№ 17"));
    }

    void photo(PlannedService service) {
        Officer officer = staff.officer(officer(service)).orElseThrow();
        byte[] content = jpeg();
        Capture capture = new Capture(UUID.randomUUID().toString(), service.id(), "photo", "image/jpeg", content.length,
                null, hash(content), "camera", desk.clock.instant(),
                new Position(54.87, 69.16, 12.0, desk.clock.instant()), null);
        Receipt receipt = evidence.announce(capture, officer);
        receipt.missing().forEach(ordinal -> evidence.chunk(capture.id(), ordinal, Arrays.copyOfRange(content,
                ordinal * receipt.chunkSize(), Math.min(content.length, (ordinal + 1) * receipt.chunkSize())),
                officer));
        evidence.complete(capture.id(), officer);
    }

    private static byte[] jpeg() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            image.setRGB(i % SIDE, i / SIDE, RANDOM.nextInt(1 << 24));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
