package kz.qonys.evidence;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.qonys.plan.CatalogueService.Proof;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.Proofs;
import org.springframework.stereotype.Component;

/** Tells the plan what evidence of a service is on file. */
@Component
class ServiceProofs implements Proofs {

    private final EvidenceStore store;

    ServiceProofs(EvidenceStore store) {
        this.store = store;
    }

    @Override
    public OnFile of(PlannedService service) {
        List<EvidenceItem> items = store.onFile(service.caseId()).stream()
                .filter(item -> item.serviceId().equals(service.id())).toList();
        Set<Proof> kinds = EnumSet.noneOf(Proof.class);
        if (!items.isEmpty()) {
            kinds.add(Proof.PHOTO);
        }
        if (items.stream().anyMatch(item -> item.noPosition() == null)) {
            kinds.add(Proof.POSITION);
        }
        return new OnFile(items.size(), kinds);
    }
}
