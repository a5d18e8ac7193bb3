package kz.qonys.plan;

/** The running processes of a plan, as the plan needs them. */
public interface PlanProcess {

    /**
     * Begins a new version of the plan of a case.
     *
     * @throws kz.qonys.language.FaultException when no plan is in force, or a version is being drawn up already
     */
    void change(String caseId);

    /** Ends the delivery of a service that is no longer planned. */
    void stop(String processInstanceId);
}
