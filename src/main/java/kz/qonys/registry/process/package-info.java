/**
 * What the registry package asks of the engine: sends waiting inquiries on when their registry is back.
 * Rule: knows one activity of one model by its id, and nothing of cases.
 */
package kz.qonys.registry.process;
