/** What the review diagrams call: delegates, listeners, the opening of a case from its start form. */
package kz.qonys.review.process;
