package kz.qonys.staff;

/** What somebody may want to do with a case or the system; columns of {@code staff/access-matrix.csv}. */
public enum Operation {
    CASE_START,
    CASE_STATUS_READ,
    CASE_CARD_READ,
    /** The part of the card that accompanying a family needs: family, contacts, move, plan and services. */
    FAMILY_CARD_READ,
    CASE_EDIT,
    DOCUMENT_READ,
    DOCUMENT_UPLOAD,
    REGISTRY_ANSWER_READ,
    REMARK_READ,
    TERM_READ,
    WITHDRAWAL_REQUEST,
    ASSISTANT_NAME,
    PERSON_SEARCH
}
