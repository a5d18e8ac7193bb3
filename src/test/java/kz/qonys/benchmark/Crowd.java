package kz.qonys.benchmark;

import org.springframework.jdbc.core.JdbcTemplate;

/** Rows made by the server as if a country had been at work: open tasks in 60 groups, timers that lie in the future. */
final class Crowd {

    /** Groups of the one officer who looks; together they hold 5 % of the tasks. */
    static final String[] OFFICES = {"tur-cc", "sko-cc", "pav-cc"};
    static final String ROLE = "career-centre-officer";

    private static final String GROUP = "case when i % 60 < 3 then (array['tur-cc', 'sko-cc', 'pav-cc'])[i % 60 + 1]"
            + " || '.career-centre-officer' else 'office-' || i % 60 || '.other' end";

    private final JdbcTemplate eye;

    Crowd(JdbcTemplate eye) {
        this.eye = eye;
    }

    /** Every second task has a holder; due dates are scattered over 60 days. */
    void tasks(int count, String definition) {
        eye.update("insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, proc_def_id_, "
                + "is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, "
                + "sequence_counter_) select 'e' || lpad(i::text, 15, '0'), 1, 'e' || lpad(i::text, 15, '0'), 'e' || "
                + "lpad(i::text, 15, '0'), ?, true, false, true, false, 1, 2, 1 from generate_series(1, ?) i",
                definition, count);
        eye.update("insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, "
                + "task_def_key_, assignee_, priority_, create_time_, due_date_, suspension_state_)"
                + " select 't' || lpad(i::text, 15, '0'), 1, 'e' || lpad(i::text, 15, '0'), 'e' || lpad(i::text, 15, "
                + "'0'), ?, 'Принять заявление', 'userTask_takeApplication', case when i % 2 = 0 then 'colleague-' || "
                + "i % 997 end, 50, now(), now() + (i * 7919 % 5184000) * interval '1 second', 1 "
                + "from generate_series(1, ?) i", definition, count);
        eye.update("insert into act_ru_identitylink (id_, rev_, type_, group_id_, task_id_)"
                + " select 'l' || lpad(i::text, 15, '0'), 1, 'candidate', " + GROUP + ", 't' || lpad(i::text, 15, '0')"
                + " from generate_series(1, ?) i", count);
        eye.update("insert into term_open (task_id, task_key, process_instance_id, case_id, case_number, term_code, "
                + "group_id, assignee, round, returned, started_at, warn_at, due_at, calendar_version, term_id)"
                + " select 't' || lpad(i::text, 15, '0'), 'userTask_takeApplication', 'e' || lpad(i::text, 15, '0'),"
                + " gen_random_uuid(), 'QN-26-' || i, 'intake', " + GROUP
                + ", case when i % 2 = 0 then 'colleague-' || i % 997 end, 1, i % 7 = 0, now(), now(), now() + (i * "
                + "7919 % 5184000) * interval '1 second', '2026', 't' || lpad(i::text, 15, '0') "
                + "from generate_series(1, ?) i", count);
        eye.execute("vacuum analyze");
    }

    /** The officer works in three offices. */
    void officer(String user) {
        for (String office : OFFICES) {
            eye.update("insert into staff_position (user_id, office_id, role, from_day) "
                    + "values (?, ?, ?, date '2026-01-01') on conflict do nothing", user, office, ROLE);
        }
    }

    void timers(int count) {
        eye.update("insert into act_ru_job (id_, rev_, type_, exclusive_, retries_, duedate_, handler_type_, "
                + "suspension_state_, priority_, create_time_)"
                + " select 'j' || lpad(i::text, 15, '0'), 1, 'timer', true, 3, now() + i * interval '1 minute',"
                + " 'timer-transition', 1, 0, now() from generate_series(1, ?) i", count);
        eye.execute("vacuum analyze");
    }
}
