package kz.qonys.plan;

import java.time.Instant;

/**
 * A service that a family, or a person of it, is to get. No personal data.
 *
 * @param personId null when it is for the whole family
 * @param dueAt    null while it has no day
 * @param role     role that delivers it
 * @param office   office that delivers it
 * @param officer  user id of the one who delivers it; null while any holder of the role there may
 */
public record PlannedService(String id, String caseId, String personId, String serviceCode, Instant dueAt, State state,
        String role, String office, String officer) {

    /** How far it has come. */
    public enum State { PLANNED, DELIVERED, DROPPED }
}
