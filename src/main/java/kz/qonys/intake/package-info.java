/**
 * Application of a household: which documents are still needed and whether the person is known already.
 * Rule: what a registry has answered is never asked of the applicant (order, paragraph on the e-government gateway).
 */
package kz.qonys.intake;
