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

    private static final List<String> CHANNELS = Arrays.stream(ServiceSystem.values()).map(ServiceSystem::code)
            .toList();

    private final DeliveryStore deliveries;
    private final CaseFiles cases;

    ServiceTidings(DeliveryStore deliveries, CaseFiles cases) {
        this.deliveries = deliveries;
        this.cases = cases;
    }

    @Override
    public void acknowledged(OutboxRow row) {
        if (CHANNELS.contains(row.channel())) {
            deliveries.told(row.id(), withdrawal(row) ? "taken-back" : "told");
        }
    }

    @Override
    public void needless(OutboxRow row) {
        if (withdrawal(row)) {
            acknowledged(row);
        } else {
            notTold(row);
        }
    }

    @Override
    public void givenUp(OutboxRow row) {
        notTold(row);
    }

    private void notTold(OutboxRow row) {
        if (CHANNELS.contains(row.channel())) {
            deliveries.told(row.id(), withdrawal(row) ? "left-there" : "not-told");
            cases.event(row.caseId(), withdrawal(row) ? "service-not-taken-back" : "service-not-told", List.of(),
                    Access.system("outbox"));
        }
    }

    private static boolean withdrawal(OutboxRow row) {
        return row.subject().equals(Deliveries.WITHDRAWAL);
    }
}
