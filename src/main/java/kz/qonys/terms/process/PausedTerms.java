package kz.qonys.terms.process;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import kz.qonys.terms.TermEvent;
import kz.qonys.terms.TermPauses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Pauses as a model asks for them: an activity with the property {@code pauses} stops a term of its case while it
 * lasts.
 */
@Component
class PausedTerms {

    private static final String PROPERTY = "qonys.pausedTerms";

    private final ObjectProvider<TermPauses> pauses;
    private final EngineTime time;

    PausedTerms(ObjectProvider<TermPauses> pauses, EngineTime time) {
        this.pauses = pauses;
        this.time = time;
    }

    /** Remembers that activities of this model stop the term. */
    @SuppressWarnings("unchecked")
    static void declare(ActivityImpl activity, String code) {
        ProcessDefinitionImpl model = activity.getProcessDefinition();
        Set<String> codes = new HashSet<>();
        if (model.getProperty(PROPERTY) instanceof Set<?> known) {
            codes.addAll((Set<String>) known);
        }
        codes.add(code);
        model.setProperty(PROPERTY, codes);
    }

    /**
     * Stops the term at the start of the activity and lets it go on at its end, also when the activity is cancelled.
     */
    ExecutionListener listener(String code) {
        return execution -> {
            if (!(execution.getVariable("caseId") instanceof String caseId)) {
                throw new IllegalStateException("'" + execution.getCurrentActivityId() + "' pauses the term '" + code
                        + "' but the process has no case");
            }
            if (ExecutionListener.EVENTNAME_START.equals(execution.getEventName())) {
                pauses.getObject().pause(caseId, code, time.now());
            } else {
                pauses.getObject().resume(caseId, code, time.now());
            }
        };
    }

    /** What is left of a term that the next task goes on with; empty when no activity of the model stops that term. */
    Optional<TermEvent> waiting(DelegateExecution execution, String code) {
        Object codes = execution instanceof ExecutionEntity entity
                ? entity.getProcessDefinition().getProperty(PROPERTY) : null;
        return codes instanceof Set<?> known && known.contains(code)
                && execution.getVariable("caseId") instanceof String caseId
                ? pauses.getObject().waiting(caseId, code) : Optional.empty();
    }
}
