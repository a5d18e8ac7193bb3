package kz.qonys.casefile;

/**
 * What a package keeps for a family, or has begun for it with others: a place by a vacancy, a bed, an item of a budget.
 * Declare a bean; when a family withdraws, all of them are asked to let go.
 */
public interface Reservation {

    /**
     * Lets go of what is kept for the case, in the caller's transaction, and adds to the outbox what outside systems
     * must hear. Does nothing when nothing is kept.
     *
     * @param processInstanceId instance that decided it
     * @param activityId        step that decided it
     */
    void release(String caseId, String processInstanceId, String activityId, Access access);
}
