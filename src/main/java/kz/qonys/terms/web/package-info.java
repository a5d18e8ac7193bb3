/** Notices of the signed-in officer, and in the demo profile the clock of the administrator. */
package kz.qonys.terms.web;
