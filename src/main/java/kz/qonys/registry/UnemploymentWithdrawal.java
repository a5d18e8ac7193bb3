package kz.qonys.registry;

import java.time.LocalDate;

/** A draft decision is no longer to be decided on: the family has withdrawn, or needs it no more. */
public record UnemploymentWithdrawal(String caseNumber, LocalDate withdrawnOn) {
}
