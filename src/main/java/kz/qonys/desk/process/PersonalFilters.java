package kz.qonys.desk.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What a desk filter means for one person now. Stored queries with expressions are forbidden, so user, groups and dates
 * are put in on the server when the filter runs.
 */
@Component
class PersonalFilters {

    private final ObjectProvider<StaffDirectory> staff;
    private final ObjectProvider<Clock> clock;

    PersonalFilters(ObjectProvider<StaffDirectory> staff, ObjectProvider<Clock> clock) {
        this.staff = staff;
        this.clock = clock;
    }

    TaskQuery query(DeskFilter filter, String user) {
        return switch (filter) {
            case MINE -> new TaskQueryImpl().taskAssignee(user);
            case OFFICE -> office(user);
            case TODAY -> ours(user).dueAfter(now()).dueBefore(midnight());
            case OVERDUE -> ours(user).dueBefore(now());
            case RETURNED -> ours(user).taskVariableValueEquals(ReturnMark.VARIABLE, true);
        };
    }

    private TaskQuery office(String user) {
        List<String> groups = groups(user);
        return groups.isEmpty() ? new TaskQueryImpl().taskAssignee(user)
                : new TaskQueryImpl().taskCandidateGroupIn(groups).includeAssignedTasks();
    }

    /** Mine or free to take: a colleague's tasks are in "my office" only. */
    private TaskQuery ours(String user) {
        List<String> groups = groups(user);
        return groups.isEmpty() ? new TaskQueryImpl().taskAssignee(user)
                : new TaskQueryImpl().or().taskAssignee(user).taskCandidateGroupIn(groups).endOr();
    }

    private List<String> groups(String user) {
        Set<String> groups = staff.getObject().groupsOf(user);
        return groups.stream().sorted().toList();
    }

    private Date now() {
        return Date.from(Instant.now(clock.getObject()));
    }

    private Date midnight() {
        Clock business = clock.getObject();
        return Date.from(LocalDate.now(business).plusDays(1).atStartOfDay(business.getZone()).toInstant());
    }
}
