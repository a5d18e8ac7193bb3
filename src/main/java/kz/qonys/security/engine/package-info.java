/**
 * What the engine itself refuses, however a request reached it: commands outside a person's roles, expressions outside
 * the published beans, every script, weak passwords.
 * Rule: nothing here trusts a path; the front door's routes are the outer of two doors.
 */
package kz.qonys.security.engine;
