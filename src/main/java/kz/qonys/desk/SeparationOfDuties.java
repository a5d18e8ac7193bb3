package kz.qonys.desk;

import java.util.Optional;
import kz.qonys.language.Fault;

/** Two-person rule: whether somebody may do a step, given who did the steps before. Asked before a submission. */
public interface SeparationOfDuties {

    /**
     * The objection to this person submitting this task, if there is one.
     *
     * @param caseId  key of the case file
     * @param taskKey task definition key
     * @param userId  the person who submits
     */
    Optional<Fault> objection(String caseId, String taskKey, String userId);
}
