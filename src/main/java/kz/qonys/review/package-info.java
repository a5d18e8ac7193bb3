/**
 * The review chain of both regions: remarks, rework rounds, refusal after a hearing, withdrawal.
 * Rule: every refusal is a person's reasoned decision.
 */
package kz.qonys.review;
