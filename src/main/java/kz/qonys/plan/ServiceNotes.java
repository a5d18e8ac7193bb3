package kz.qonys.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.qonys.casefile.TaskNotes;
import org.springframework.stereotype.Component;

/** Which service a task delivers; for whom stands in its form. */
@Component
class ServiceNotes implements TaskNotes {

    private final DeliveryStore store;
    private final PlannedServices services;
    private final PlanWording wording;

    ServiceNotes(DeliveryStore store, PlannedServices services, PlanWording wording) {
        this.store = store;
        this.services = services;
        this.wording = wording;
    }

    @Override
    public Map<String, String> of(Collection<String> taskIds) {
        Map<String, String> notes = new LinkedHashMap<>();
        store.ofTasks(taskIds).forEach(row -> services.find(row.id())
                .ifPresent(service -> notes.put(row.taskId(), wording.service(service.serviceCode()))));
        return notes;
    }
}
