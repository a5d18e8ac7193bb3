package kz.qonys.terms.process;

import kz.qonys.terms.TermWatch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Stands behind the warning timer and the breach timer of every task, as {@code ${termNotices}}: raises what is due in
 * this process instance and was not raised yet, so running it twice does nothing.
 */
@Component("termNotices")
class TermNoticesDelegate implements JavaDelegate {

    private final TermWatch watch;
    private final EngineTime time;

    TermNoticesDelegate(TermWatch watch, EngineTime time) {
        this.watch = watch;
        this.time = time;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watch.check(execution.getProcessInstanceId(), time.now(),
                (String) execution.getVariable("departureOffice"), (String) execution.getVariable("settlementOffice"));
    }
}
