/**
 * Working calendar, term table and term records.
 * Rule: one calendar answers every date question; a term is data in {@code service-terms.dmn}, never a literal.
 */
package kz.qonys.terms;
