package kz.qonys.review.process;

import java.util.List;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.Reservation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${releaseReserved}}: lets go of everything that is kept for a family. */
@Component("releaseReserved")
class ReleaseReserved implements JavaDelegate {

    private final List<Reservation> reservations;

    ReleaseReserved(List<Reservation> reservations) {
        this.reservations = List.copyOf(reservations);
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = (String) execution.getVariable("caseId");
        String activity = execution.getCurrentActivityId();
        reservations.forEach(one -> one.release(caseId, execution.getProcessInstanceId(), activity,
                Access.system(activity)));
    }
}
