package kz.qonys.terms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;

/**
 * Staff of any region: the office of a role is {@code <region>-cc}, {@code -lmc} or {@code -leb} by the role's first
 * word.
 */
public class RegionalStaff implements StaffDirectory {

    private final Map<String, Officer> officers = new HashMap<>();

    public RegionalStaff with(String user, String role, String office) {
        officers.put(user,
                new Officer(user, "Сынақ", "Сынақ", "", List.of(new Officer.Position(role, officeOf(office)))));
        return this;
    }

    @Override
    public String group(String role, String officeId) {
        return officeFor(role, officeId).id() + "." + role;
    }

    @Override
    public Office officeFor(String role, String officeId) {
        if (officeId == null) {
            throw new IllegalArgumentException("No office given for role " + role);
        }
        String kind = role.startsWith("lmc") ? "lmc" : role.startsWith("leb") || role.startsWith("regional")
                ? "leb" : "cc";
        return officeOf(officeId.replaceAll("-.*", "") + "-" + kind);
    }

    @Override
    public Optional<Office> office(String officeId) {
        return Optional.of(officeOf(officeId));
    }

    @Override
    public List<Office> offices(Institution institution) {
        return List.of();
    }

    @Override
    public Optional<Officer> officer(String userId) {
        return Optional.ofNullable(officers.get(userId));
    }

    @Override
    public List<Officer> holders(String role, String officeId) {
        return officers.values().stream().filter(officer -> officer.holds(role) && officer.worksIn(officeId)).toList();
    }

    @Override
    public Set<String> groupsOf(String userId) {
        return officer(userId).map(officer -> Set.of(officer.positions().get(0).office().id() + "."
                + officer.positions().get(0).role())).orElse(Set.of());
    }

    private static Office officeOf(String id) {
        return new Office(id, Institution.CAREER_CENTRE, "610000000", "000000000000", id, id);
    }
}
