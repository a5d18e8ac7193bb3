/**
 * Notices of the signed-in officer; calendar files and recalculation for the administrator, with their page; in the
 * demo profile the clock with its page.
 */
package kz.qonys.terms.web;
