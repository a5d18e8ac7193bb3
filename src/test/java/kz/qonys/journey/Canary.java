package kz.qonys.journey;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A class that hostile models name: that it was ever made, or run, shows. */
public final class Canary implements JavaDelegate, TaskListener, ExecutionListener {

    static final AtomicInteger TOUCHED = new AtomicInteger();

    public Canary() {
        TOUCHED.incrementAndGet();
    }

    @Override
    public void execute(DelegateExecution execution) {
        TOUCHED.incrementAndGet();
    }

    @Override
    public void notify(DelegateTask task) {
        TOUCHED.incrementAndGet();
    }

    @Override
    public void notify(DelegateExecution execution) {
        TOUCHED.incrementAndGet();
    }

    public static String strike() {
        TOUCHED.incrementAndGet();
        return "struck";
    }
}
