package kz.qonys.terms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists over the narrow projection of open tasks (table term_open). Each group is read in the order of its index and no
 * further than the page; the first rows of all groups are merged. So a list costs the same at a thousand open tasks and
 * at a million.
 */
@Repository
public class OpenTasks {

    private static final String ORDER = " order by due_at, task_id limit :most";

    private final JdbcClient jdbc;

    public OpenTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Task ids, earliest due first. */
    public List<String> page(OpenTaskFilter filter, int first, int max) {
        Map<String, Object> parameters = parameters(filter);
        return jdbc.sql("select task_id from (" + arms(filter, arm -> "select task_id, due_at " + arm + ORDER)
                        + ") as page order by due_at, task_id limit :max offset :first")
                .params(parameters).param("most", Math.addExact(first, max)).param("max", max).param("first", first)
                .query(String.class).list();
    }

    /**
     * How many tasks there are.
     *
     * @param cap counting stops here, so that the number beside a list stays cheap
     */
    public int count(OpenTaskFilter filter, int cap) {
        return jdbc.sql("select count(*) from (select task_id from ("
                        + arms(filter, arm -> "select task_id " + arm + " limit :cap")
                        + ") as all_arms limit :cap) as counted")
                .params(parameters(filter)).param("cap", cap).query(Integer.class).single();
    }

    private static String arms(OpenTaskFilter filter, UnaryOperator<String> query) {
        List<String> arms = new ArrayList<>();
        if (!filter.colleagues()) {
            arms.add("assignee = :user");
        }
        for (int i = 0; i < filter.groups().size(); i++) {
            arms.add("group_id = :group" + i + (filter.colleagues() ? "" : " and assignee is null"));
        }
        return arms.stream().map(arm -> query.apply("from term_open where " + arm + narrowed(filter)))
                .collect(Collectors.joining(") union all (", "(", ")"));
    }

    private static String narrowed(OpenTaskFilter filter) {
        return (filter.from() == null ? "" : " and due_at >= :from")
                + (filter.before() == null ? "" : " and due_at < :before")
                // while a term stands still its task has no due date
                + (filter.from() == null && filter.before() == null ? "" : " and paused_at is null")
                + (filter.returned() ? " and returned = true" : "");
    }

    private static Map<String, Object> parameters(OpenTaskFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("user", filter.user());
        List<String> groups = filter.groups().stream().sorted().toList();
        for (int i = 0; i < groups.size(); i++) {
            parameters.put("group" + i, groups.get(i));
        }
        if (filter.from() != null) {
            parameters.put("from", TermRecords.utc(filter.from()));
        }
        if (filter.before() != null) {
            parameters.put("before", TermRecords.utc(filter.before()));
        }
        return parameters;
    }
}
