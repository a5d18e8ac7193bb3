/**
 * Front door: who may reach which route, which engine command, which expression.
 * Rule: default deny; a new route without a row in the table is closed.
 */
package kz.qonys.security;
