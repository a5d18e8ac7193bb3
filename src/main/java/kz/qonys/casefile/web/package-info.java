/**
 * REST door of the case file below {@code /api/case}. Rule: a case that the reader may not see does not exist (404);
 * refusals are RFC 7807 problems in the reader's language.
 */
package kz.qonys.casefile.web;
