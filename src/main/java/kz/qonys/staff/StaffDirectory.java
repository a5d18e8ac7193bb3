package kz.qonys.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Read side of staff data. Also the bean {@code staff} of process expressions. */
public interface StaffDirectory {

    /**
     * Candidate group of a role for a case: the role in the office itself when the office is of the role's usual
     * institution, or of another one that may have it and somebody holds it there; else in the office of that
     * institution which serves the office's region. Used in models as
     * {@code ${staff.group('lmc-head', departureOffice)}}.
     *
     * @param role     role code of {@code staff/roles.csv}
     * @param officeId id of an office, usually the career centre of the departure or settlement side
     * @return group id {@code <office>.<role>}
     * @throws IllegalArgumentException when role or office is unknown or no office of the institution serves the region
     */
    String group(String role, String officeId);

    /** The office whose role {@link #group} names. */
    Office officeFor(String role, String officeId);

    Optional<Office> office(String officeId);

    List<Office> offices(Institution institution);

    Optional<Officer> officer(String userId);

    /** Surname with initials of somebody who works here or once did; empty when the user was never staff. */
    default Optional<String> shortName(String userId) {
        return officer(userId).map(Officer::shortName);
    }

    /** As {@link #shortName}; the user's id when the user was never staff, empty for nobody. */
    default String named(String userId) {
        return userId == null || userId.isEmpty() ? "" : shortName(userId).orElse(userId);
    }

    /** Officers holding a role in exactly this office, stand-ins not counted. */
    List<Officer> holders(String role, String officeId);

    /** Candidate groups of a user, derived from positions. */
    Set<String> groupsOf(String userId);
}
