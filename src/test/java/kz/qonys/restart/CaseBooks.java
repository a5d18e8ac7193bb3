package kz.qonys.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must stand in database, document folder and the portal's memory when every family has been walked to the end.
 */
final class CaseBooks {

    private static final String DONE = "select task_key from term_event where case_id = ? and kind = 'ended' "
            + "order by id";

    private final JdbcClient jdbc;
    private final Path data;

    CaseBooks(JdbcClient jdbc, Path data) {
        this.jdbc = jdbc;
        this.data = data;
    }

    /** Steps of a family's walk in their order, uploads aside. */
    static List<String> steps(int family) {
        List<String> steps = new ArrayList<>(List.of("userTask_takeApplication"));
        if (Walker.isReturned(family)) {
            steps.addAll(List.of("userTask_registerApplication", "userTask_checkAtMobilityCentre"));
        }
        steps.addAll(List.of("userTask_registerApplication", "userTask_checkAtMobilityCentre",
                "userTask_checkAtDepartureBody", "userTask_assignOfficer", "userTask_checkAtSettlementBody"));
        return steps;
    }

    void mustBalance(Set<Integer> families) throws IOException {
        assertThat(jdbc.sql("select submission_key from case_file").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(families.stream().map(Walker::key).toList());
        for (int family : families) {
            mustBalance(family, caseOf(family));
        }
        mustHoldOneTermPerOpenTask(families.size());
        mustHaveNoStuckWork();
        mustHaveOneEffectPerKey(families);
        mustHaveToldThePortalOnce(families);
        mustHaveItsDocuments();
    }

    /** Outward writes that workers have not sent yet; zero before the books are looked at. */
    static int unsent(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from outbox where state = 'waiting'").query(Integer.class).single();
    }

    private void mustBalance(int family, String caseId) {
        assertThat(jdbc.sql(DONE).param(caseId).query(String.class).list()).as("steps of family %s", family)
                .isEqualTo(steps(family));
        assertThat(count("select count(*) from case_event where case_id = ? and code = 'step-done'", caseId))
                .isEqualTo(steps(family).size());
        assertThat(count("select round_number from case_file where id = ?", caseId)).isEqualTo(rounds(family));
        assertThat(count("select count(*) from act_hi_varinst v "
                + "join act_hi_procinst p on p.proc_inst_id_ = v.proc_inst_id_ "
                + "where p.proc_def_key_ = 'resettlement-case' and v.name_ = 'caseId' and v.text_ = ?", caseId))
                .isEqualTo(1);
        assertThat(jdbc.sql("select task_def_key_ from act_ru_task t join term_open o on o.task_id = t.id_"
                + " where o.case_id = ?").param(caseId).query(String.class).list()).containsExactly(Walker.LAST);
    }

    private void mustHoldOneTermPerOpenTask(int families) {
        assertThat(count("select count(*) from act_ru_task")).isEqualTo(families);
        assertThat(count("select count(*) from term_open")).isEqualTo(families);
        assertThat(count("select count(*) from (select task_id from term_event where kind in ('started', 'ended')"
                + " group by task_id, kind having count(*) > 1) doubled")).isZero();
        assertThat(count("select count(*) from act_hi_taskinst t where not exists (select 1 from term_event e"
                + " where e.task_id = t.id_ and e.kind = 'started')")).isZero();
    }

    private void mustHaveNoStuckWork() {
        assertThat(count("select count(*) from act_ru_incident")).isZero();
        assertThat(count("select count(*) from act_ru_job where retries_ = 0")).isZero();
        assertThat(count("select count(*) from act_ru_job where lock_owner_ is not null")).isZero();
        assertThat(count("select count(*) from act_ru_job where type_ = 'message'")).isZero();
        assertThat(count("select count(*) from act_ru_execution where act_id_ = 'serviceTask_askRegistry'")).isZero();
    }

    private void mustHaveOneEffectPerKey(Set<Integer> families) throws IOException {
        List<String> expected = families.stream().flatMap(family -> IntStream.rangeClosed(1, rounds(family))
                .mapToObj(round -> caseOf(family) + ":register:" + round)).toList();
        List<String> effects = Files.readAllLines(data.resolve("registry-simulator.log")).stream()
                .filter(line -> line.contains("registerRequest")).map(line -> line.split("\t")[0]).toList();
        assertThat(effects).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(jdbc.sql("select call_key from registry_call where operation = 'register' and outcome = 'ok'")
                .query(String.class).list()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void mustHaveToldThePortalOnce(Set<Integer> families) throws IOException {
        for (int family : families) {
            assertThat(jdbc.sql("select subject from outbox where case_id = ? and state = 'acknowledged' "
                    + "order by place")
                    .param(caseOf(family)).query(String.class).list()).as("reports of family %s", family).isEqualTo(
                            Walker.isReturned(family) ? List.of("returned", "handed-to-settlement")
                                    : List.of("handed-to-settlement"));
        }
        List<String> effects = Files.readAllLines(data.resolve("registry-simulator.log")).stream()
                .filter(line -> line.contains("statusRequest")).map(line -> line.split("\t")[0]).toList();
        assertThat(effects).containsExactlyInAnyOrderElementsOf(
                jdbc.sql("select id from outbox").query(String.class).list());
        assertThat(count("select count(*) from case_event where code like 'portal-told-%'")).isEqualTo(effects.size());
    }

    private void mustHaveItsDocuments() throws IOException {
        assertThat(count("select count(*) from case_document")).isPositive();
        assertThat(count("select count(*) from (select person_id, kind from case_document where deleted_at is null"
                + " group by person_id, kind having count(*) > 1) doubled")).isZero();
        Set<String> stored = new TreeSet<>(jdbc.sql("select id from case_document").query(String.class).list());
        try (Stream<Path> files = Files.walk(data.resolve("documents"))) {
            Set<String> onDisk = new TreeSet<>(files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString()).toList());
            assertThat(onDisk).containsAll(stored);
        }
    }

    private static int rounds(int family) {
        return Walker.isReturned(family) ? 2 : 1;
    }

    private String caseOf(int family) {
        return jdbc.sql("select id from case_file where submission_key = ?").param(Walker.key(family))
                .query(String.class).single();
    }

    private int count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(List.of(parameters)).query(Integer.class).single();
    }
}
