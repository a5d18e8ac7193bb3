package kz.qonys.signature;

import java.util.List;

/**
 * What an officer is about to decide, as the form would take it now. Personal data.
 *
 * @param step     definition key of the task
 * @param stepName name of the task in the language asked for
 * @param office   office for which the officer holds the task
 * @param role     role in that office
 * @param decision code of the decision; empty when the form has none
 * @param fields   everything that the form shows, in its order
 */
public record Signable(String caseId, String taskId, String step, String stepName, String user, String office,
        String role, String decision, List<SignedField> fields) {

    @Override
    public String toString() {
        return "Signable[" + taskId + "]";
    }
}
