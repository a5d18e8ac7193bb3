package kz.qonys.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.deployment.ModelDeployer;
import kz.qonys.employment.VacancyReader;
import kz.qonys.plan.Deliveries;
import kz.qonys.plan.PlannedServices;
import kz.qonys.registry.outbox.Outbox;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.SimulatedConsents.Will;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.review.Withdrawals;
import kz.qonys.terms.MovableClock;
import kz.qonys.terms.WorkingCalendar;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * About sixty cases at every stage from intake to move and plan, made by walking the real process with a moved clock,
 * so that terms, history and notices are true. Runs once, on an empty database, with the job executor held still
 * meanwhile.
 */
@Component
@Profile("demo")
class DemoCases {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCases.class);

    private static final long LONGEST_WAIT = Duration.ofMinutes(1).toNanos();
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    /** Known families stay free for whoever tries the system and for tests. */
    private static final int FIRST_FAMILY = 20;

    /** How far a case has come, and in how many steps, one on each business day. */
    private enum Goal {
        TAKEN(1), CONSENT(1), REGISTERED(1), RETURNED(3), MOBILITY_CENTRE(2), DEPARTURE_BODY(3), ASSIGNMENT(4),
        SETTLEMENT_CHECK(5), SECOND_ROUND(4), CONTACT(6), UNREACHABLE(7), OFFERED(7), MOVE(7), DRAFT(7), APPROVAL(8),
        UNEMPLOYED(10), PLAN(8), PLAN_APPROVAL(9), PREPARATION(10), MEETING(11), NO_LODGING(12), TEMPORARY(12),
        DELIVERY(14), HEARING(2), REFUSED(4), WITHDRAWAL(2), ROADMAP(15);

        private final int steps;

        Goal(int steps) {
            this.steps = steps;
        }
    }

    /** @param daysAgo business days since the last step: 0 fresh, 2 and more overdue for one-day terms */
    private record Plan(Goal goal, int daysAgo) {
    }

    private static final List<Plan> PLANS = plans();

    /** Goals of families that accepted work. */
    private static final Set<Goal> PLANNED = Set.of(Goal.PLAN, Goal.PLAN_APPROVAL, Goal.PREPARATION, Goal.MEETING,
            Goal.NO_LODGING, Goal.TEMPORARY, Goal.DELIVERY, Goal.ROADMAP);

    private final CaseWalk walk;
    private final DemoPlans plans;
    private final PlannedServices services;
    private final Deliveries deliveries;
    private final CaseFields fields;
    private final Withdrawals withdrawals;
    private final VacancyReader vacancies;
    private final Outbox outbox;
    private final GatewaySimulator simulator;
    private final MovableClock clock;
    private final WorkingCalendar calendar;
    private final ProcessEngine engine;
    private final boolean wanted;

    DemoCases(CaseWalk walk, DemoPlans plans, PlannedServices services, Deliveries deliveries, CaseFields fields,
            Withdrawals withdrawals, VacancyReader vacancies,
            Outbox outbox, GatewaySimulator simulator, MovableClock clock, WorkingCalendar calendar,
            ProcessEngine engine, ModelDeployer deployer,
            @Value("${qonys.demo.cases:true}") boolean wanted) {
        this.walk = walk;
        this.plans = plans;
        this.services = services;
        this.deliveries = deliveries;
        this.fields = fields;
        this.withdrawals = withdrawals;
        this.vacancies = vacancies;
        this.outbox = outbox;
        this.simulator = simulator;
        this.clock = clock;
        this.calendar = calendar;
        this.engine = engine;
        this.wanted = wanted;
    }

    private static List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        Map<Goal, int[]> ages = Map.ofEntries(
                Map.entry(Goal.TAKEN, new int[] {0, 0, 2}),
                Map.entry(Goal.CONSENT, new int[] {0, 3}),
                Map.entry(Goal.REGISTERED, new int[] {0, 0, 0, 2}),
                Map.entry(Goal.RETURNED, new int[] {0, 0, 1}),
                Map.entry(Goal.MOBILITY_CENTRE, new int[] {0, 0, 1, 3}),
                Map.entry(Goal.DEPARTURE_BODY, new int[] {0, 0, 1, 2}),
                Map.entry(Goal.ASSIGNMENT, new int[] {0, 0, 0, 2}),
                Map.entry(Goal.SETTLEMENT_CHECK, new int[] {0, 0, 1, 3}),
                Map.entry(Goal.SECOND_ROUND, new int[] {0, 0}),
                Map.entry(Goal.CONTACT, new int[] {0, 0, 1, 2, 4}),
                Map.entry(Goal.UNREACHABLE, new int[] {1}),
                Map.entry(Goal.OFFERED, new int[] {0, 1}),
                Map.entry(Goal.MOVE, new int[] {0, 2}),
                Map.entry(Goal.DRAFT, new int[] {0, 1}),
                Map.entry(Goal.APPROVAL, new int[] {0}),
                Map.entry(Goal.UNEMPLOYED, new int[] {0}),
                Map.entry(Goal.PLAN, new int[] {0, 0, 1}),
                Map.entry(Goal.PLAN_APPROVAL, new int[] {0, 1}),
                Map.entry(Goal.PREPARATION, new int[] {0}),
                Map.entry(Goal.MEETING, new int[] {0, 1}),
                Map.entry(Goal.NO_LODGING, new int[] {1}),
                Map.entry(Goal.TEMPORARY, new int[] {0}),
                Map.entry(Goal.DELIVERY, new int[] {0, 6}),
                Map.entry(Goal.HEARING, new int[] {0, 1}),
                Map.entry(Goal.REFUSED, new int[] {1}),
                Map.entry(Goal.WITHDRAWAL, new int[] {0, 3}),
                Map.entry(Goal.ROADMAP, new int[] {0, 1}));
        for (Goal goal : Goal.values()) {
            for (int age : ages.get(goal)) {
                plans.add(new Plan(goal, age));
            }
        }
        return plans;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void seed() {
        if (!wanted || engine.getHistoryService().createHistoricProcessInstanceQuery().count() > 0) {
            return;
        }
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        boolean executing = configuration.getJobExecutor().isActive();
        configuration.getJobExecutor().shutdown();
        Duration before = clock.offset();
        try {
            Instant now = clock.instant();
            vacancies.readDue();
            for (int i = 0; i < PLANS.size(); i++) {
                make(PLANS.get(i), i, now);
            }
        } finally {
            clock.reset();
            clock.move(before);
            if (executing) {
                configuration.getJobExecutor().start();
            }
        }
        LOG.info("{} demonstration cases made by walking the process", PLANS.size());
    }

    private void make(Plan plan, int index, Instant now) {
        Family family = simulator.population().family(FIRST_FAMILY + index);
        String settlement = index % 2 == 0 ? "sko" : "pav";
        new Steps(family, family.region(), settlement, plan, now).walk();
    }

    /** One case on its way, a business day a step, the last one {@code daysAgo} business days before now. */
    private final class Steps {

        private final Family family;
        private final String from;
        private final String to;
        private final Plan plan;
        private final Instant now;
        private int left;
        private String caseId;

        Steps(Family family, String from, String to, Plan plan, Instant now) {
            this.family = family;
            this.from = from;
            this.to = to;
            this.plan = plan;
            this.now = now;
            this.left = plan.daysAgo() + plan.goal().steps - 1;
        }

        void walk() {
            nextDay();
            String officer = from + "-career-centre-officer";
            caseId = walk.start(officer, family.category(), false);
            if (plan.goal() == Goal.TAKEN) {
                return;
            }
            if (plan.goal() == Goal.CONSENT) {
                simulator.consents().answers(family.applicant().iin(), new Will.Silent());
            }
            walk.submit(caseId, "userTask_takeApplication", officer, walk.application(family, to + "-cc"));
            walk.runDueJobs(caseId);
            if (plan.goal() == Goal.CONSENT) {
                return;
            }
            walk.uploadMissing(caseId, officer);
            plans.atIntake(caseId, officer);
            switch (plan.goal()) {
                case REGISTERED -> { }
                case HEARING -> refuse(officer, false);
                case REFUSED -> refuse(officer, true);
                default -> review(officer);
            }
        }

        private void review(String officer) {
            release(officer);
            if (plan.goal() == Goal.RETURNED || plan.goal() == Goal.SECOND_ROUND) {
                decide("userTask_checkAtMobilityCentre", "lmc-head", from, "return");
                if (plan.goal() == Goal.RETURNED) {
                    return;
                }
                release(officer);
            }
            if (plan.goal() == Goal.MOBILITY_CENTRE || plan.goal() == Goal.SECOND_ROUND) {
                return;
            }
            if (plan.goal() == Goal.WITHDRAWAL) {
                fields.write(caseId, Map.of("withdrawalReason", "Отбасы көшпеуге шешім қабылдады"),
                        new Access(officer, from + "-cc", null, "withdrawal"));
                withdrawals.request(caseId);
                return;
            }
            decide("userTask_checkAtMobilityCentre", "lmc-head", from, "approve");
            if (plan.goal() == Goal.DEPARTURE_BODY) {
                return;
            }
            decide("userTask_checkAtDepartureBody", "leb-head", from, "approve");
            if (plan.goal() == Goal.ASSIGNMENT) {
                return;
            }
            nextDay();
            String assigned = to + "-leb-officer";
            walk.submit(caseId, "userTask_assignOfficer", to + "-leb-head", Map.of("assignedOfficer", assigned));
            if (plan.goal() == Goal.SETTLEMENT_CHECK) {
                return;
            }
            nextDay();
            walk.submit(caseId, "userTask_checkAtSettlementBody", assigned, Map.of("decision", "approve",
                    "dataComplete", true, "scansPresent", true, "consentPresent", true));
            switch (plan.goal()) {
                case CONTACT -> plans.plan(caseId);
                case UNREACHABLE -> {
                    nextDay();
                    contact("unreachable", List.of("phone:no-answer", "messenger:sent", "letter:sent"), Map.of());
                }
                default -> work();
            }
        }

        private void work() {
            nextDay();
            contact("offer", List.of("phone:reached"), Map.of("chosenVacancy", choice("userTask_contactFamily",
                    to + "-lmc-officer", "vacancyChoices"), "measuresOffered", List.of("bastau-business")));
            if (plan.goal() == Goal.OFFERED) {
                return;
            }
            boolean planned = PLANNED.contains(plan.goal());
            boolean accepted = plan.goal() == Goal.MOVE || planned;
            walk.submit(caseId, "userTask_recordAnswer", to + "-lmc-officer", accepted
                    ? Map.of("decision", "accepted", "offerNote", "Келіседі, тұрғын үй болса көшеді")
                    : Map.of("decision", "refused", "offerRefusalReason", "wage", "offerNote", "Жалақысы аз"));
            if (planned) {
                nextDay();
                walk.submit(caseId, "userTask_takeRelocation", to + "-lmc-officer", Map.of("moveFrom", "Түркістан",
                        "moveTo", to.equals("sko") ? "Петропавл қаласы" : "Павлодар қаласы", "moveDate",
                        LocalDate.now(clock).plusDays(20).toString(), "moveTransport", "rail", "moveArriving",
                        family.members().size() + 1));
                walk.runDueJobs(caseId);
                if (plan.goal() != Goal.PLAN) {
                    plan();
                }
            } else if (!accepted && plan.goal() != Goal.DRAFT) {
                registration();
            }
        }

        private void plan() {
            nextDay();
            String officer = to + "-career-centre-officer";
            boolean village = plan.daysAgo() > 0 || plan.goal() == Goal.ROADMAP;
            walk.submit(caseId, "userTask_draftPlan", officer, Map.ofEntries(
                    Map.entry("planArrival", LocalDate.now(clock).toString()), Map.entry("planTransport", "rail"),
                    Map.entry("planArriving", family.members().size() + 1),
                    Map.entry("planLocality", village ? to.equals("sko") ? "Бескөл ауылы" : "Баянауыл ауылы"
                            : to.equals("sko") ? "Петропавл қаласы" : "Павлодар қаласы"),
                    Map.entry("planSetting", village ? "rural" : "urban"),
                    Map.entry("planLodging", village ? "centre" : "rented"),
                    Map.entry("planSupport", List.of("relocation", "rent", "certificate")),
                    Map.entry("planWork", "employed"), Map.entry("planHousing", "buy"),
                    Map.entry("planFamilyNote", "Балаларға мектеп пен балабақша керек"),
                    Map.entry("planWishes", List.of("legal-advice", "courses"))));
            walk.submit(caseId, "userTask_confirmPlan", officer,
                    Map.of("decision", "confirm", "planConfirmedHow", "meeting",
                    "planConfirmedBy", choice("userTask_confirmPlan", officer, "planAdultChoices")));
            if (plan.goal() != Goal.PLAN_APPROVAL) {
                move(officer);
            }
            if (plan.goal() == Goal.DELIVERY) {
                deliver(officer);
            } else if (plan.goal() == Goal.ROADMAP) {
                agree(officer);
            }
        }

        /**
         * The roadmap goes round: in a fresh case the akim of the okrug has remarks, in the other one has yet to
         * decide.
         */
        private void agree(String officer) {
            nextDay();
            walk.submit(caseId, "userTask_approvePlan", to + "-career-centre-director", Map.of("decision", "approve"));
            walk.runDueJobs(caseId);
            nextDay();
            walk.submit(caseId, "userTask_draftRoadmap", officer, Map.of("roadmapOkrug", to + "-okrug",
                    "roadmapNote", "Үй пешпен жылытылады, көмір қажет"));
            nextDay();
            walk.submit(caseId, "userTask_approveForDistrict", to + "-district-akim", Map.of("decision", "approve"));
            walk.submit(caseId, "userTask_approveForCentre", to + "-career-centre-director",
                    Map.of("decision", "approve"));
            if (plan.daysAgo() == 0) {
                walk.submit(caseId, "userTask_approveForOkrug", to + "-rural-akim", Map.of("decision", "return",
                        "roadmapRemarks",
                        List.of(Map.of("item", "0", "text", "Көмір қай күнге дейін керек екенін жазыңыз"))));
            }
        }

        private void move(String officer) {
            nextDay();
            String assistant = to + "-family-assistant";
            walk.submit(caseId, "userTask_appointAssistant", to + "-career-centre-director",
                    Map.of("familyAssistant", assistant));
            boolean chosen = plan.goal() != Goal.PREPARATION;
            walk.submit(caseId, "userTask_prepareMove", assistant, preparation(assistant, chosen));
            walk.runDueJobs(caseId);
            if (!chosen) {
                return;
            }
            nextDay();
            Map<String, Object> meeting = new HashMap<>(Map.of("meetingPlace", "rail-station", "meetingTime",
                    "07:45", "meetingSpot", "Пойыз № 10, 6-вагон", "meetingOfficer", assistant));
            if (plan.goal() == Goal.MEETING) {
                meeting.putAll(Map.of("lodgingKind", "centre", "lodgingCentre", to + "-temporary", "lodgingBeds",
                        family.members().size() + 1));
            }
            walk.submit(caseId, "userTask_arrangeMeeting", officer, meeting);
            if (plan.goal() != Goal.MEETING) {
                nextDay();
                arrive(officer);
            }
        }

        private Map<String, Object> preparation(String assistant, boolean chosen) {
            String today = LocalDate.now(clock).toString();
            Map<String, Object> form = new HashMap<>(Map.of("decision", chosen ? "chosen" : "keep-on",
                    "assistantContacts", List.of(Map.of("madeOn", today, "channel", "messenger", "topic", "housing",
                            "note", "Екі бөлмелі пәтер мен мектептің жақындығы керек")),
                    "viewings", List.of(Map.of("address", "Абай көшесі, 5", "seenOn", today, "how", "video", "verdict",
                            chosen ? "fits" : "doubt", "reason", "Мектепке жаяу он минут"))));
            if (chosen) {
                form.putAll(Map.of("sheetAcknowledged", true, "sheetAcknowledgedBy",
                        choice("userTask_prepareMove", assistant, "relocationAdults"), "distanceDistrict", 0,
                        "distanceRegion", 15, "moveFrom", "Түркістан", "moveTo", "Бескөл ауылы", "moveDate",
                        LocalDate.now(clock).plusDays(2).toString(), "moveTransport", "rail", "moveArriving",
                        family.members().size() + 1));
            }
            return form;
        }

        private void arrive(String officer) {
            String today = LocalDate.now(clock).toString();
            int people = family.members().size() + 1;
            walk.submit(caseId, "userTask_meetFamily", officer,
                    Map.of("decision", "met", "arrivedOn", today, "arrivedCount", people));
            if (plan.goal() == Goal.NO_LODGING) {
                walk.submit(caseId, "userTask_lodgeFamily", officer, Map.of("decision", "no-lodging", "lodgingNote",
                        "Орталықта бос орын жоқ, жалға берілетін үй табылмады"));
                return;
            }
            boolean temporary = plan.goal() == Goal.TEMPORARY;
            walk.submit(caseId, "userTask_lodgeFamily", officer, temporary
                    ? Map.of("decision", "lodged", "lodgingKind", "centre", "lodgingCentre", to + "-adaptation",
                            "lodgingBeds", people)
                    : Map.of("decision", "lodged", "lodgingKind", "rented", "lodgingAddress", "Абай көшесі, 5"));
            Map<String, Object> residence = new HashMap<>(Map.of("decision", temporary ? "temporary" : "permanent",
                    "residenceOn", today, "residenceAddress", "Абай көшесі, 5", "residenceNumber", "eGov 10-77"));
            if (temporary) {
                residence.put("residenceUntil", LocalDate.now(clock).plusYears(1).toString());
            }
            walk.submit(caseId, "userTask_registerResidence", officer, residence);
        }

        private void deliver(String officer) {
            nextDay();
            walk.submit(caseId, "userTask_approvePlan", to + "-career-centre-director", Map.of("decision", "approve"));
            walk.runDueJobs(caseId);
            nextDay();
            services.ofCase(caseId).stream()
                    .filter(service -> Set.of("ADI-08", "ADI-11").contains(service.serviceCode()))
                    .forEach(service -> walk.submitTask(deliveries.taskOf(service.id()).orElseThrow(), officer,
                            Map.of("decision", "delivered", "serviceDoneOn", LocalDate.now(clock).toString(),
                                    "serviceDocument", "eGov анықтамасы")));
            walk.runDueJobs(caseId);
        }

        private void registration() {
            nextDay();
            walk.submit(caseId, "userTask_draftRegistration", to + "-career-centre-officer", Map.of("decision", "draft",
                    "registrationPerson",
                    choice("userTask_draftRegistration", to + "-career-centre-officer", "adultChoices"),
                    "registrationNote", "Отбасы ұсынылған жұмыстан бас тартты"));
            if (plan.goal() == Goal.UNEMPLOYED) {
                nextDay();
                walk.submit(caseId, "userTask_approveRegistration", to + "-career-centre-director",
                        Map.of("decision", "approve"));
                walk.runDueJobs(caseId);
                untilTold();
                nextDay();
                walk.submit(caseId, "userTask_decideRegistration", to + "-lmc-head", Map.of("decision", "register"));
                walk.runDueJobs(caseId);
            }
        }

        /**
         * Waits for what a worker of the outbox may be sending beside us: the draft's acknowledgement lets the case go
         * on.
         */
        private void untilTold() {
            for (long end = System.nanoTime() + LONGEST_WAIT; outbox.underWay(caseId); ) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("The simulated labour market does not confirm a draft");
                }
                LockSupport.parkNanos(PAUSE);
            }
        }

        private void contact(String decision, List<String> attempts, Map<String, ?> more) {
            Map<String, Object> form = new HashMap<>(more);
            form.put("decision", decision);
            form.put("contactAttempts", attempts.stream().map(text -> text.split(":")).map(parts -> Map.of("madeOn",
                    LocalDate.now(clock).toString(), "channel", parts[0], "result", parts[1])).toList());
            walk.submit(caseId, "userTask_contactFamily", to + "-lmc-officer", form);
        }

        /** The first choice that a form offers. */
        private Object choice(String task, String officer, String list) {
            List<?> choices = (List<?>) fields.read(caseId, List.of(list), new Access(officer, null, null, task))
                    .get(list);
            return ((Map<?, ?>) choices.get(0)).get("value");
        }

        private void release(String officer) {
            nextDay();
            Map<String, Object> form = walk.application(family, to + "-cc");
            form.put("decision", "release");
            walk.submit(caseId, "userTask_registerApplication", officer, form);
            walk.runDueJobs(caseId);
        }

        private void decide(String task, String role, String region, String decision) {
            nextDay();
            walk.submit(caseId, task, region + "-" + role, decision.equals("approve")
                    ? Map.of("decision", decision)
                    : Map.of("decision", decision, "remarks", List.of(Map.of("field", "applicantAddress",
                            "text", "Нақты мекенжайды көрсетіңіз / Уточните адрес"))));
        }

        private void refuse(String officer, boolean decided) {
            nextDay();
            Map<String, Object> form = walk.application(family, to + "-cc");
            form.put("decision", "refuse");
            form.put("refusalReason", "Қандас мәртебесінің мерзімі өткен, ұзарту туралы өтініш берілмеген");
            walk.submit(caseId, "userTask_registerApplication", officer, form);
            if (decided) {
                nextDay();
                walk.submit(caseId, "userTask_holdHearing", officer, Map.of("hearingDate",
                        LocalDate.now(clock).toString(), "hearingNote", "Отбасы мерзімін ұзартпағанын растады"));
                nextDay();
                walk.submit(caseId, "userTask_decideRefusal", from + "-leb-head", Map.of("decision", "refuse",
                        "refusalReason", "Мәртебе мерзімі өткен; сотқа дейінгі шағым беру тәртібі түсіндірілді"));
            }
        }

        /** Moves on to the next step's business day; the last one is {@code daysAgo}. */
        private void nextDay() {
            clock.moveTo(businessDaysBefore(left--));
        }

        private Instant businessDaysBefore(int days) {
            ZonedDateTime at = now.atZone(clock.getZone());
            if (days == 0 && calendar.isWorkingDay(at.toLocalDate())) {
                return now;
            }
            LocalDate day = at.toLocalDate();
            for (int back = 0; back < days || !calendar.isWorkingDay(day); ) {
                day = day.minusDays(1);
                back += calendar.isWorkingDay(day) ? 1 : 0;
            }
            return day.atTime(10, 15).atZone(clock.getZone()).toInstant();
        }
    }
}
