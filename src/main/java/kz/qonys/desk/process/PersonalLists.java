package kz.qonys.desk.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.OpenTaskFilter;
import kz.qonys.terms.OpenTasks;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The desk's filters over the narrow list of open tasks. The list holds a task's holder and candidate group as the
 * engine wrote them, so what it shows a person the engine would show too. Groups count only when the sign-in and the
 * staff data of today agree on them.
 */
@Component
class PersonalLists {

    /** A larger number of tasks is shown as this one. */
    static final int CAP = 1_000;

    private final ObjectProvider<OpenTasks> tasks;
    private final ObjectProvider<StaffDirectory> staff;
    private final ObjectProvider<Clock> clock;

    PersonalLists(ObjectProvider<OpenTasks> tasks, ObjectProvider<StaffDirectory> staff, ObjectProvider<Clock> clock) {
        this.tasks = tasks;
        this.staff = staff;
        this.clock = clock;
    }

    List<String> page(DeskFilter filter, Authentication reader, int first, int max) {
        return tasks.getObject().page(meaning(filter, reader), first, max);
    }

    long count(DeskFilter filter, Authentication reader) {
        return tasks.getObject().count(meaning(filter, reader), CAP);
    }

    private OpenTaskFilter meaning(DeskFilter filter, Authentication reader) {
        String user = reader.getUserId();
        return switch (filter) {
            case MINE -> OpenTaskFilter.heldBy(user);
            case OFFICE -> ours(reader).withColleagues();
            case TODAY -> ours(reader).due(now(), midnight());
            case OVERDUE -> ours(reader).due(null, now());
            case RETURNED -> ours(reader).onlyReturned();
        };
    }

    private OpenTaskFilter ours(Authentication reader) {
        List<String> signedIn = reader.getGroupIds() == null ? List.of() : reader.getGroupIds();
        Set<String> groups = staff.getObject().groupsOf(reader.getUserId()).stream().filter(signedIn::contains)
                .collect(Collectors.toSet());
        return OpenTaskFilter.of(reader.getUserId(), groups);
    }

    private Instant now() {
        return clock.getObject().instant();
    }

    private Instant midnight() {
        Clock business = clock.getObject();
        return LocalDate.now(business).plusDays(1).atStartOfDay(business.getZone()).toInstant();
    }
}
