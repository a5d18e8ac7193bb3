package kz.qonys.signature;

import java.util.Map;
import java.util.Optional;
import kz.qonys.language.Language;

/** The desk's answer to what an officer is about to decide. */
public interface SignableTasks {

    /**
     * Judges a form without completing the task: nothing is changed.
     *
     * @param values what the form would submit
     * @return empty when the person does not hold the task
     * @throws kz.qonys.language.FaultException when the form would not be taken, or the task not be completed with it
     */
    Optional<Signable> pending(String taskId, String userId, Map<String, Object> values);

    /** Name of a task, open or completed; empty when it is not known any more, or not in this language. */
    Optional<String> stepName(String taskId, Language language);

    /** Definition key of a task that the person holds. */
    Optional<String> step(String taskId, String userId);
}
