package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the plan of one family of five costs while it is being carried out: rows by table, timers, open tasks. Printed
 * for people; the bounds hold the decisions that keep it light: one engine instance for each service and person, no
 * timers of its own, few variables, none of them lists.
 */
@Journey
class PlanCostTest {

    private static final Logger LOG = LoggerFactory.getLogger(PlanCostTest.class);

    private static final List<String> RUNNING = List.of("ACT_RU_EXECUTION", "ACT_RU_TASK", "ACT_RU_VARIABLE",
            "ACT_RU_IDENTITYLINK", "ACT_RU_EVENT_SUBSCR", "ACT_RU_JOB");
    private static final List<String> HISTORY = List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_HI_TASKINST",
            "ACT_HI_VARINST", "ACT_HI_DETAIL", "ACT_HI_IDENTITYLINK", "ACT_HI_OP_LOG", "ACT_HI_JOB_LOG",
            "ACT_GE_BYTEARRAY");
    private static final List<String> OWN = List.of("plan_service", "plan_delivery", "plan_item", "term_open",
            "term_event", "outbox", "case_event", "case_access");
    private static final int MOST_RUNNING = 10;
    /** With a row of detail for every variable; the lean history level of the engine keeps none. */
    private static final int MOST_HISTORY = 17;

    @Autowired
    private Desk desk;

    @Autowired
    private PlanWalk walk;

    @Test
    void shouldStayLight_whenAFamilyOfFiveHasItsWholePlan() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("sko");
        walk.drafted(one, walk.draft()).confirmed(one);
        Map<String, Long> before = rows();
        long started = System.nanoTime();
        walk.approved(one);
        long millis = (System.nanoTime() - started) / 1_000_000;
        Map<String, Long> cost = rows();
        cost.replaceAll((table, count) -> count - before.get(table));
        int services = walk.tasks(one).size();
        long timers = desk.jdbc.sql("select count(*) from ACT_RU_JOB j join plan_delivery d on d.process_instance_id ="
                + " j.PROCESS_INSTANCE_ID_ where d.case_id = ?").param(one.id).query(Long.class).single();

        LOG.info("Plan of a family of five: {} services, {} open tasks, {} timers, approved in {} ms; rows {}",
                services, cost.get("ACT_RU_TASK") + 1, timers, millis, cost);
        assertThat(services).isGreaterThanOrEqualTo(40);
        assertThat(timers).isZero();
        assertThat(cost.get("ACT_RU_JOB")).isLessThanOrEqualTo(0);
        assertThat(sum(cost, RUNNING)).isLessThanOrEqualTo((long) services * MOST_RUNNING);
        assertThat(sum(cost, HISTORY)).isLessThanOrEqualTo((long) services * MOST_HISTORY);
    }

    private static long sum(Map<String, Long> cost, List<String> tables) {
        return tables.stream().mapToLong(cost::get).sum();
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        List.of(RUNNING, HISTORY, OWN).stream().flatMap(List::stream).collect(Collectors.toList()).forEach(table ->
                rows.put(table, desk.jdbc.sql("select count(*) from " + table).query(Long.class).single()));
        return rows;
    }
}
