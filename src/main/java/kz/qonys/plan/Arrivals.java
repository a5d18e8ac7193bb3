package kz.qonys.plan;

import java.time.LocalDate;
import java.util.Optional;

/** When families arrive, told by whoever moves them; what stands there counts before the words of a plan. */
public interface Arrivals {

    /** Day of arrival as it happened, else as it was arranged; empty while nothing was arranged. */
    Optional<LocalDate> of(String caseId);
}
