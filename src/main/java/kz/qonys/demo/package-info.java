/**
 * Seeded staff and cases, made by walking the real processes with a moved clock.
 * Rule: exists in the demo profile only and refuses a production database.
 */
package kz.qonys.demo;
