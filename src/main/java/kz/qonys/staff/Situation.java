package kz.qonys.staff;

/** Where a position stands to a case; columns of {@code staff/access-matrix.csv}. */
enum Situation {
    /** The case lies with this office, or with the career centre that this office serves. */
    OWN_OFFICE("ownOffice"),
    /** The case lies in this office's region, with another office. */
    SAME_REGION("sameRegion"),
    /** The case lies in another region. */
    OTHER_REGION("otherRegion"),
    /** The case was this office's, the settlement side has it now. */
    AFTER_HANDOVER("afterHandover"),
    /** The case lies with this office and was entrusted to this very person, or to whom the person stands in for. */
    ENTRUSTED("entrusted");

    private final String column;

    Situation(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
