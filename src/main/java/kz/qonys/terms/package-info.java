/**
 * Working calendar, term table, term records, pauses, extensions, recalculation, and the notices terms raise.
 * Rule: one calendar answers every date question; a term is data in {@code service-terms.dmn}, never a literal; dates
 * follow from the record (beginning, pauses, extensions), so that any calendar can reckon them anew.
 * Readings: business time runs from opening to closing of a working day, lunch included, because a registered
 * application waits through lunch as well; a term in calendar units is a limit that days off do not extend, so its
 * working deadline is the last working day not after it, as for "not later than the 5th" (reading A10). The current
 * year must be on file or the start fails; a missing later year is answered from the law and marked provisional.
 * A new calendar file is uploaded by the system administrator into a table of its own (version, legal source, who,
 * when), not dropped into a folder: it survives a restart, is the same on every node, and comes in force in the
 * transaction that moves the open terms. It stands before the release's file of the same year. Other nodes look every
 * few seconds and move what they began by the old files meanwhile.
 */
package kz.qonys.terms;
