/**
 * The gateway adapters: SOAP 1.1 SyncChannel v10 with a WS-Security body signature over the JDK's own HTTP and
 * XML-DSig.
 * Rule: what arrives is believed only after its signature was checked; envelopes are never logged, they carry a
 * password and personal data. The protocol classes are public for the simulator alone.
 */
package kz.qonys.registry.gateway;
