/**
 * The review chain of both regions: inquiries, remarks, rework rounds, refusal after a hearing, withdrawal.
 * Rule: every refusal is a person's reasoned decision; nobody signs two steps of one application.
 */
package kz.qonys.review;
