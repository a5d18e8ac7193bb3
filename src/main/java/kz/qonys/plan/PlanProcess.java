package kz.qonys.plan;

/** The running processes of a plan, as the plan needs them. */
public interface PlanProcess {

    /**
     * Begins a new version of the plan of a case: in the plan that is being carried out, or beside the case when the
     * plan has been carried out already.
     *
     * @throws kz.qonys.language.FaultException when no plan is in force, a version is being drawn up already, or
     *     the case has ended
     */
    void change(String caseId);

    /** Ends the delivery of a service that is no longer planned. */
    void stop(String processInstanceId);
}
