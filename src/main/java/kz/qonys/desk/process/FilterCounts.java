package kz.qonys.desk.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.FilterService;
import org.springframework.stereotype.Component;

/** How many tasks each of the desk's filters holds for a person. */
@Component
public class FilterCounts {

    private final FilterService filters;
    private final StaffDirectory staff;
    private final EngineAccess access;

    FilterCounts(FilterService filters, StaffDirectory staff, EngineAccess access) {
        this.filters = filters;
        this.staff = staff;
        this.access = access;
    }

    /** Number of visible tasks by filter id. */
    public Map<String, Long> of(String userId) {
        return access.as(userId, List.copyOf(staff.groupsOf(userId)), () -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            filters.createTaskFilterQuery().list().stream().filter(filter -> DeskFilter.of(filter).isPresent())
                    .forEach(filter -> counts.put(filter.getId(), filters.count(filter.getId())));
            return counts;
        });
    }
}
