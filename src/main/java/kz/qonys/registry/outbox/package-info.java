/**
 * Writes to outside systems: added as rows in the transaction of the step that decides them ({@code Outbox}), sent
 * afterwards by workers of any node until the far side confirms, in order per case, each with its row id as idempotency
 * key. The case does not wait for the far side: the acknowledged row, and a line in the case's timeline, are the
 * record. Rule: nothing here is ever deleted or dropped; a row ends acknowledged, or given up by an operator with a
 * reason.
 */
@org.springframework.modulith.NamedInterface("outbox")
package kz.qonys.registry.outbox;
