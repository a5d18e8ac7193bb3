package kz.qonys.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.qonys.language.Fault;
import org.springframework.stereotype.Component;

/** What may not be written into staff data. Nothing here names a person: faults reach logs. */
@Component
class StaffChecks {

    private static final String USER_ID = "[a-z][a-z0-9-]{1,63}";
    private static final String OFFICE_ID = "[a-z][a-z0-9-]{1,31}";

    private final StaffTables tables;
    private final Roles roles;
    private final Regions regions;
    private final Accounts accounts;

    StaffChecks(StaffTables tables, Roles roles, Regions regions, Accounts accounts) {
        this.tables = tables;
        this.roles = roles;
        this.regions = regions;
        this.accounts = accounts;
    }

    List<Fault> newOffice(Office office) {
        List<Fault> faults = new ArrayList<>();
        require(faults, office.id() != null && office.id().matches(OFFICE_ID), "id", "staff.fault.office-id");
        require(faults, tables.office(office.id()).isEmpty(), "id", "staff.fault.office-exists", office.id());
        require(faults, regions.of(office.kato()).isPresent(), "kato", "staff.fault.kato");
        require(faults, Bin.valid(office.bin()), "bin", "staff.fault.bin");
        require(faults, present(office.nameKk(), 300), "nameKk", "staff.fault.name", 300);
        require(faults, present(office.nameRu(), 300), "nameRu", "staff.fault.name", 300);
        return faults;
    }

    List<Fault> newPerson(Person person) {
        List<Fault> faults = new ArrayList<>();
        require(faults, person.userId() != null && person.userId().matches(USER_ID), "userId", "staff.fault.user-id");
        require(faults, tables.person(person.userId()).isEmpty(), "userId", "staff.fault.user-exists");
        require(faults, present(person.surname(), 100), "surname", "staff.fault.name", 100);
        require(faults, present(person.name(), 100), "name", "staff.fault.name", 100);
        require(faults, person.patronymic() != null && person.patronymic().length() <= 100, "patronymic",
                "staff.fault.name", 100);
        return faults;
    }

    List<Fault> known(String userId) {
        return tables.person(userId).isPresent() ? List.of() : List.of(Fault.at("userId", "staff.fault.user-unknown"));
    }

    List<Fault> appointment(Appointment appointment, List<Appointment> held) {
        List<Fault> faults = new ArrayList<>();
        Optional<Role> role = roles.find(appointment.role());
        Optional<Office> office = tables.office(appointment.officeId());
        require(faults, role.isPresent(), "role", "staff.fault.role-unknown", String.valueOf(appointment.role()));
        require(faults, office.isPresent(), "office", "staff.fault.office-unknown",
                String.valueOf(appointment.officeId()));
        if (role.isPresent() && office.isPresent()) {
            require(faults, role.get().heldIn(office.get()), "role", "staff.fault.role-elsewhere", role.get().code(),
                    office.get().id());
        }
        if (period(faults, appointment.from(), appointment.to(), false)) {
            require(faults, held.stream().noneMatch(other -> overlaps(other, appointment)), "from",
                    "staff.fault.position-overlap");
        }
        return faults;
    }

    List<Fault> standIn(StandIn standIn, List<StandIn> ofAbsent) {
        List<Fault> faults = new ArrayList<>(known(standIn.absent()));
        faults.addAll(known(standIn.deputy()));
        require(faults, !standIn.absent().equals(standIn.deputy()), "deputy", "staff.fault.stand-in-self");
        if (period(faults, standIn.from(), standIn.to(), true)) {
            require(faults, ofAbsent.stream().filter(other -> other.absent().equals(standIn.absent()))
                    .noneMatch(other -> !other.from().isAfter(standIn.to()) && !standIn.from().isAfter(other.to())),
                    "from", "staff.fault.stand-in-overlap");
        }
        return faults;
    }

    List<Fault> password(String password) {
        return accounts.accepts(password) ? List.of() : List.of(Fault.at("password", "staff.fault.password"));
    }

    private static boolean period(List<Fault> faults, LocalDate from, LocalDate to, boolean closed) {
        boolean valid = from != null && (to == null ? !closed : !to.isBefore(from));
        require(faults, valid, "to", "staff.fault.period");
        return valid;
    }

    private static boolean overlaps(Appointment one, Appointment other) {
        return one.role().equals(other.role()) && one.officeId().equals(other.officeId())
                && (one.to() == null || !one.to().isBefore(other.from()))
                && (other.to() == null || !other.to().isBefore(one.from()));
    }

    private static boolean present(String text, int length) {
        return text != null && !text.isBlank() && text.length() <= length;
    }

    private static void require(List<Fault> faults, boolean holds, String field, String key, Object... arguments) {
        if (!holds) {
            faults.add(Fault.at(field, key, arguments));
        }
    }
}
