package kz.qonys.registry;

import java.time.LocalDate;

/**
 * A system that was asked to act for a person need not any more.
 *
 * @param service  code of the catalogue
 * @param iin      of the person, or of the applicant for a service of the whole family
 * @param entryKey idempotency key of the entry that no longer stands
 * @param reason   stable code, {@code plan.drop.*}
 * @param office   id of the office that is responsible
 */
public record ServiceWithdrawal(String caseNumber, String service, String iin, String entryKey, String reason,
        LocalDate withdrawnOn, String office) {

    @Override
    public String toString() {
        return "ServiceWithdrawal[" + service + "]";
    }
}
