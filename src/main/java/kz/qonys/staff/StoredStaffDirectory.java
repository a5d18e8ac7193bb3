package kz.qonys.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Staff as it is on the clock's day. */
@Component("staff")
class StoredStaffDirectory implements StaffDirectory {

    private final StaffTables tables;
    private final Territories territories;
    private final Roles roles;
    private final Clock clock;

    StoredStaffDirectory(StaffTables tables, Territories territories, Roles roles, Clock clock) {
        this.tables = tables;
        this.territories = territories;
        this.roles = roles;
        this.clock = clock;
    }

    @Override
    public String group(String role, String officeId) {
        return Groups.of(role, officeFor(role, officeId));
    }

    @Override
    public Office officeFor(String roleCode, String officeId) {
        Role role = roles.of(roleCode);
        Office place = tables.office(officeId)
                .orElseThrow(() -> new IllegalArgumentException("Unknown office '" + officeId + "'"));
        if (heldIn(place, role)) {
            return place;
        }
        return role.institutions().stream()
                .flatMap(institution -> territories.serving(institution, role, place).stream()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Role '" + roleCode
                        + "': not exactly one office of " + role.institutions() + " serves office '" + officeId + "'"));
    }

    /** A role that another body usually fills is filled here only when somebody has been appointed to it here. */
    private boolean heldIn(Office place, Role role) {
        boolean usual = role.institutions().indexOf(place.institution()) == 0;
        return role.heldIn(place) && (usual || !holders(role.code(), place.id()).isEmpty());
    }

    @Override
    public Optional<Office> office(String officeId) {
        return tables.office(officeId);
    }

    @Override
    public List<Office> offices(Institution institution) {
        return tables.offices(institution);
    }

    @Override
    public Optional<Officer> officer(String userId) {
        return tables.person(userId).map(this::officer).filter(officer -> !officer.positions().isEmpty());
    }

    @Override
    public Optional<String> shortName(String userId) {
        return tables.person(userId).map(this::officer).map(Officer::shortName);
    }

    @Override
    public List<Officer> holders(String role, String officeId) {
        return tables.holders(role, officeId, today()).stream().map(this::officer).toList();
    }

    @Override
    public Set<String> groupsOf(String userId) {
        return tables.positions(userId, today()).stream().map(Groups::of).collect(Collectors.toUnmodifiableSet());
    }

    private Officer officer(Person person) {
        return new Officer(person.userId(), person.surname(), person.name(), person.patronymic(),
                new ArrayList<>(tables.positions(person.userId(), today())));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
