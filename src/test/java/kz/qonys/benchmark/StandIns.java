package kz.qonys.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractMap;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * The beans that the diagrams name, for the stock engine: they set the variables that the diagrams read, as ours do, and
 * keep nothing elsewhere. A name not known here is a step that does nothing.
 */
final class StandIns extends AbstractMap<Object, Object> {

    private final Map<String, Object> known = Map.of(
            "staff", new Groups(),
            "terms", new Terms(),
            "applicationRelease", (TaskListener) StandIns::release,
            "returnToAuthor", (JavaDelegate) StandIns::returned,
            "askRegistry", (JavaDelegate) StandIns::answered);

    /** Steps without an effect. */
    private static final class Nothing implements JavaDelegate, ExecutionListener, TaskListener {

        @Override
        public void execute(DelegateExecution execution) {
            // a stock engine keeps no case file
        }

        @Override
        public void notify(DelegateExecution execution) {
            // a stock engine keeps no case file
        }

        @Override
        public void notify(DelegateTask task) {
            // a stock engine keeps no case file
        }
    }

    /** Candidate groups. */
    public static final class Groups {

        public String group(String role, String office) {
            return of(office.replaceFirst("-.*", ""), role);
        }

        static String of(String region, String role) {
            String kind = role.matches("(lmc|leb)-.*") ? role.substring(0, 3) : "cc";
            return region + "-" + kind + "." + role;
        }
    }

    /** Due dates far enough that no timer fires in the run. */
    public static final class Terms {

        public Date due(String code) {
            return Date.from(Instant.now().plus(8, ChronoUnit.DAYS));
        }

        public Date warning(String code) {
            return Date.from(Instant.now().plus(6, ChronoUnit.DAYS));
        }
    }

    private static void release(DelegateTask task) {
        if ("release".equals(task.getVariable("decision"))) {
            task.setVariable("onlyDocumentsAdded", false);
            task.setVariable("officerKnown", false);
            task.setVariable("sameRegion", false);
        }
    }

    private static void returned(DelegateExecution execution) {
        execution.setVariable("returnedBySettlement", false);
        execution.setVariable("round", 2);
    }

    /** The registry's answer has no other place than a variable. */
    private static void answered(DelegateExecution execution) {
        execution.setVariable("answer", StockFamily.json());
        execution.setVariable("unavailable", false);
        execution.setVariable("nextAttempt", null);
    }

    @Override
    public boolean containsKey(Object name) {
        return true;
    }

    @Override
    public Object get(Object name) {
        Object bean = known.get(name);
        return bean == null ? new Nothing() : bean;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        throw new UnsupportedOperationException("Beans are asked for by name");
    }
}
