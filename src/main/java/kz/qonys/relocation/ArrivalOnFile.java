package kz.qonys.relocation;

import java.time.LocalDate;
import java.util.Optional;
import kz.qonys.plan.Arrivals;
import kz.qonys.relocation.Relocations.Relocation;
import org.springframework.stereotype.Component;

/** Tells the plan when a family came, or is to come. */
@Component
class ArrivalOnFile implements Arrivals {

    private final Relocations relocations;

    ArrivalOnFile(Relocations relocations) {
        this.relocations = relocations;
    }

    @Override
    public Optional<LocalDate> of(String caseId) {
        Relocation move = relocations.of(caseId);
        return Optional.ofNullable(move.arrivedOn() == null ? move.expectedOn() : move.arrivedOn());
    }
}
