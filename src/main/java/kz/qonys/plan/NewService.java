package kz.qonys.plan;

import java.time.Instant;

/**
 * A service to be planned.
 *
 * @param personId    person of the household; null for a service of the whole family
 * @param serviceCode code of the catalogue
 * @param dueFrom     arrival of the family, from which the catalogue's business days count; null leaves it without a
 *     day
 * @param officer     who is to deliver it; null for any holder of the catalogue's role in the office
 */
public record NewService(String caseId, String personId, String serviceCode, Instant dueFrom, String officer) {
}
