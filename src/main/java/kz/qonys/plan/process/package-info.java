/**
 * Delegates and listeners of the plan and of the delivery of its services; each leads to one method of
 * {@code kz.qonys.plan}.
 */
package kz.qonys.plan.process;
