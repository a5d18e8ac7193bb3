/**
 * The case of a family: persons, consents, documents, remarks, timeline, and who looked at what.
 * Rule: personal data stands here, encrypted, and nowhere else; the engine sees ids, codes, dates and flags.
 * Doors: {@link kz.qonys.casefile.CaseFields} for forms, {@link kz.qonys.casefile.CaseFiles} for processes,
 * {@link kz.qonys.casefile.Documents} for files, {@link kz.qonys.casefile.SealedValues} for what other packages keep
 * sealed in tables of their own, {@link kz.qonys.casefile.Entries} for checking what a form submits to it.
 * Configuration: {@code qonys.casefile.*} (keys, limits), {@code qonys.data}.
 */
package kz.qonys.casefile;
