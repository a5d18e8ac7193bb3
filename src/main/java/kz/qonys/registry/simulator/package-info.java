/**
 * The far side of the gateway for demonstrations and tests: real protocol over real HTTP with signatures, synthetic
 * families, a journal and an outage switch.
 * Rule: a bean in the demo profile only, and never beside the profile postgres; keys are made at start and never
 * stored.
 */
@org.springframework.modulith.NamedInterface("simulator")
package kz.qonys.registry.simulator;
