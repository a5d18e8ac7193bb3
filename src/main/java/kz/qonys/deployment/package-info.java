/**
 * Puts processes, decisions and forms into the engine under stable names, through one gate: the house rules for models
 * (design.md section 7), asked before any parser of the engine reads a file, whichever way it comes.
 * Rules: a start without a changed file makes no new deployment; what is not on a list is refused; all faults at once,
 * each with its element and what to do; a refusal leaves no trace.
 */
package kz.qonys.deployment;
