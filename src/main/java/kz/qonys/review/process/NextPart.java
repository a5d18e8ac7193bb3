package kz.qonys.review.process;

import java.util.List;
import kz.qonys.language.Fault;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** {@code ${nextPart}}: keeps a task waiting whose continuation is not drawn yet, so that no case ends by a stray click. */
@Component("nextPart")
class NextPart implements TaskListener {

    private final Complaint complaint;

    NextPart(Complaint complaint) {
        this.complaint = complaint;
    }

    @Override
    public void notify(DelegateTask task) {
        throw complaint.of(List.of(Fault.of("review.fault.waits")));
    }
}
