/**
 * The page on which an administrator of the demonstration turns the simulator's knobs and reads its journal.
 * Rule: in the profiles demo and test only; the front door lets in system administrators alone ({@code routes.csv}).
 */
package kz.qonys.registry.simulator.web;
