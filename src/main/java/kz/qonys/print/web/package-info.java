/** REST for the papers of a case: what can be printed, and the PDF of it. */
package kz.qonys.print.web;
