package kz.qonys.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The beans that the diagrams name, for the stock engine: they set the variables that the diagrams read, as ours do,
 * and keep nothing elsewhere. A name not known here is a step that does nothing.
 */
final class StandIns extends AbstractMap<Object, Object> {

    private final Set<Object> asked = new HashSet<>();
    private final Map<String, Object> known = Map.of(
            "staff", new Groups(),
            "terms", new Terms(),
            "applicationRelease", (TaskListener) StandIns::release,
            "returnToAuthor", (JavaDelegate) StandIns::returned,
            "planInquiries", (JavaDelegate) this::plan,
            "askConsent", (JavaDelegate) execution -> execution.setVariable("outcome", "held"),
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

    /**
     * A question about each person and one about the family; answers are still valid when the application comes back.
     */
    private void plan(DelegateExecution execution) {
        int questions = asked.add(execution.getVariable("caseId")) ? StockFamily.PERSONS + 1 : 0;
        execution.setVariable("questions", Variables.untypedValue(IntStream.range(0, questions)
                .mapToObj(number -> "person:" + number).collect(Collectors.toCollection(ArrayList::new)), true));
    }

    /** The registry's answer has no other place than a variable. */
    private static void answered(DelegateExecution execution) {
        execution.setVariable("answer", StockFamily.member());
        execution.setVariable("outcome", "answered");
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
