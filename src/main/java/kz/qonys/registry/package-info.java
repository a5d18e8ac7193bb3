/**
 * Ports to outside systems and the gateway client behind them.
 * Rule: an answer is a value, outage included; no caller sees a transport exception.
 */
package kz.qonys.registry;
