package kz.qonys.plan;

import java.util.Arrays;
import java.util.List;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.registry.outbox.OutboxListener;
import kz.qonys.registry.outbox.OutboxRow;
import org.springframework.stereotype.Component;

/** Keeps with each delivery whether its registry has confirmed, and in the timeline what was not told in the end. */
@Component
class ServiceTidings implements OutboxListener {

    private static final List<String> CHANNELS = Arrays.stream(ServiceSystem.values()).map(ServiceSystem::code).toList();

    private final DeliveryStore deliveries;
    private final CaseFiles cases;

    ServiceTidings(DeliveryStore deliveries, CaseFiles cases) {
        this.deliveries = deliveries;
        this.cases = cases;
    }

    @Override
    public void acknowledged(OutboxRow row) {
        if (CHANNELS.contains(row.channel())) {
            deliveries.told(row.id(), true);
        }
    }

    @Override
    public void needless(OutboxRow row) {
        notTold(row);
    }

    @Override
    public void givenUp(OutboxRow row) {
        notTold(row);
    }

    private void notTold(OutboxRow row) {
        if (CHANNELS.contains(row.channel())) {
            deliveries.told(row.id(), false);
            cases.event(row.caseId(), "service-not-told", List.of(), Access.system("outbox"));
        }
    }
}
