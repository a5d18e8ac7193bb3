package kz.qonys.staff;

/** Kind of body an office is (order, clauses on duties; reference roles in {@code staff/roles.csv}). */
public enum Institution {
    CAREER_CENTRE,
    MOBILITY_CENTRE,
    LOCAL_EXECUTIVE_BODY,
    AKIMAT,
    ADAPTATION_CENTRE,
    INFORMATION_CENTRE,
    EMPLOYER,
    MINISTRY,
    OPERATOR
}
