package kz.qonys.casefile;

/** A case just opened: its id (UUID, engine variable {@code caseId}) and its number (business key). */
public record OpenedCase(String caseId, String caseNumber) {
}
