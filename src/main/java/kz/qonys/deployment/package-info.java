/**
 * Puts processes, decisions and forms into the engine under stable names.
 * Rule: a start without a changed file makes no new deployment.
 */
package kz.qonys.deployment;
