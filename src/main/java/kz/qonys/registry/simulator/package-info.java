/**
 * The far side of the gateway for demonstrations and tests: real protocol, synthetic families.
 * Rule: lives in the demo profile only.
 */
package kz.qonys.registry.simulator;
