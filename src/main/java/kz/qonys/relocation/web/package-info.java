/**
 * REST and pages beside the forms of the move: another assistant for a family, the families of an assistant or a
 * centre, the beds of the region's centres.
 */
package kz.qonys.relocation.web;
