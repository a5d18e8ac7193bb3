package kz.qonys.plan;

/** What goes on beside the services of a plan and must end before the plan counts as carried out; declare a bean. */
public interface PlanCompanion {

    /** True while it goes on. */
    boolean goesOn(String caseId);
}
