/**
 * Staff data as Camunda users, groups, memberships and authorisations.
 * Rule: derived only, never the source; runs without authentication, so that the rights of who caused it do not matter.
 */
package kz.qonys.staff.process;
