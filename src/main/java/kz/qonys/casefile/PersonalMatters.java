package kz.qonys.casefile;

/**
 * What a package has under way for one person of a family: an offer, a registration. Declare a bean; when the person
 * dies, divorces or leaves the family, all of them are asked to end it.
 */
public interface PersonalMatters {

    /**
     * Ends what is under way for the person, in the caller's transaction, and adds to the outbox what outside systems
     * must hear. Does nothing when nothing is; what was decided stays.
     *
     * @param processInstanceId instance that decided it
     * @param activityId        step that decided it
     */
    void end(String caseId, String personId, String processInstanceId, String activityId, Access access);
}
