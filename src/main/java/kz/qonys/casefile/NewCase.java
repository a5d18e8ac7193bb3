package kz.qonys.casefile;

/**
 * What opens a case; nothing of it is personal.
 *
 * @param submissionKey   chosen by the sender once per application, at most 100 characters; a second opening with it is
 *                        refused
 * @param category        {@code kandas} or {@code migrant}
 * @param abroad          true when the applicant lives abroad
 * @param departureOffice career centre of departure; null only for applicants abroad
 * @param settlementOffice career centre of settlement; null until chosen, required when there is no departure office
 */
public record NewCase(String submissionKey, String category, boolean abroad, String departureOffice,
        String settlementOffice) {
}
