/**
 * The case of a family: persons, consents, documents, remarks, timeline, and who looked at what.
 * Rule: personal data stands here, encrypted, and nowhere else; the engine sees ids, codes, dates and flags.
 */
package kz.qonys.casefile;
