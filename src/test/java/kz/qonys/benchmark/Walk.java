package kz.qonys.benchmark;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes cases from the start event to the end of the last process, one after the other. Every seventh comes back once
 * from the mobility centre. Tasks and jobs are found by the uncounted eye, as a list or an executor would have handed
 * them over.
 */
abstract class Walk {

    /** Every so many cases one is returned: 15 %. */
    private static final int RETURNED = 7;

    private final ProcessEngine engine;
    private final JdbcTemplate eye;

    Walk(ProcessEngine engine, JdbcTemplate eye) {
        this.engine = engine;
        this.eye = eye;
    }

    /** Starts a case; returns the id of its first process instance. */
    abstract String start(int number);

    /**
     * Takes the task if nobody has it, opens its form and completes it.
     *
     * @param task     columns of the engine's task
     * @param returned true to send the application back
     */
    abstract void step(int number, String root, Map<String, Object> task, boolean returned);

    final void walk(int number) {
        String root = start(number);
        boolean open = number % RETURNED == 0;
        for (boolean moved = true; moved; ) {
            List<String> jobs = eye.queryForList("""
                    select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                    where e.root_proc_inst_id_ = ?
                    and (j.duedate_ is null or j.duedate_ <= now() at time zone 'UTC')""",
                    String.class, root);
            jobs.forEach(engine.getManagementService()::executeJob);
            List<Map<String, Object>> tasks = eye.queryForList("""
                    select t.id_ as id, t.task_def_key_ as key, t.assignee_ as assignee
                    from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                    where e.root_proc_inst_id_ = ?""", root);
            if (jobs.isEmpty() && !tasks.isEmpty()) {
                boolean returned = open && "userTask_checkAtMobilityCentre".equals(tasks.get(0).get("key"));
                step(number, root, tasks.get(0), returned);
                open &= !returned;
            }
            moved = !jobs.isEmpty() || !tasks.isEmpty();
        }
        Long left = eye.queryForObject("select count(*) from act_ru_execution where root_proc_inst_id_ = ?",
                Long.class, root);
        if (left != 0) {
            throw new IllegalStateException("Case " + number + " stands still");
        }
    }

    final void walk(int first, int count) {
        for (int number = first; number < first + count; number++) {
            walk(number);
        }
    }

    final ProcessEngine engine() {
        return engine;
    }
}
