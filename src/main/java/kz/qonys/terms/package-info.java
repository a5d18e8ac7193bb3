/**
 * Working calendar, term table, term records and the notices they raise.
 * Rule: one calendar answers every date question; a term is data in {@code service-terms.dmn}, never a literal.
 * Readings: business time runs from opening to closing of a working day, lunch included, because a registered
 * application waits through lunch as well; a term in calendar units is a limit that days off do not extend, so its
 * working deadline is the last working day not after it, as for "not later than the 5th" (reading A10). The current year
 * must be on file or the start fails; a missing next year is a warning.
 */
package kz.qonys.terms;
