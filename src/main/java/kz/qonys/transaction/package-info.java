/**
 * Fewer statements in one transaction: what was read once is not read again, rows of one kind are written together.
 * Rule: knows nobody, and outside a transaction does nothing but pass through.
 */
package kz.qonys.transaction;
