package kz.qonys.deployment;

/** Part of the house rules for diagrams. */
interface Rule {

    /** Looks at one diagram and notes what breaks the rule. */
    void check(ProcessModel model, Findings findings);
}
