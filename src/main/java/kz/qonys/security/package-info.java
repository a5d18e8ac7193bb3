/**
 * Front door: who may reach which route ({@code security/routes.csv}), which engine command
 * ({@code security/commands.csv}), which expression ({@code security/expression-beans.csv}).
 * Rule: default deny; a new route, command or bean without a row in its table is closed. Time here is the machine's,
 * not the demo clock: moving the clock must neither end sessions nor lift a throttle.
 */
package kz.qonys.security;
