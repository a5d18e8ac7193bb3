package kz.qonys.registry;

import java.time.LocalDate;

/**
 * What the mobility centre decided on a draft.
 *
 * @param registered     true when the person is registered as unemployed
 * @param mobilityCentre id of the office that decided
 */
public record UnemploymentDecision(String caseNumber, boolean registered, LocalDate decidedOn, String mobilityCentre) {
}
