package kz.qonys.staff;

import static java.util.stream.Collectors.toCollection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Write side of staff data. Every method throws {@link FaultException} with all faults at once and changes nothing
 * then; else the change and the accounts derived from it are one transaction.
 */
@Service("staffRegister")
@Transactional
public class Staff {

    private final StaffTables tables;
    private final StaffChecks checks;
    private final Derivation derivation;
    private final Clock clock;

    Staff(StaffTables tables, StaffChecks checks, Derivation derivation, Clock clock) {
        this.tables = tables;
        this.checks = checks;
        this.derivation = derivation;
        this.clock = clock;
    }

    /** Opens an office. */
    public void open(Office office) {
        refuse(checks.newOffice(office));
        tables.insert(office);
        derivation.of(Set.of(), null);
    }

    /**
     * Takes in somebody new, with a first position.
     *
     * @param initialPassword for signing in the first time
     */
    public void hire(Person person, Appointment first, String initialPassword) {
        List<Fault> faults = new ArrayList<>(checks.newPerson(person));
        faults.addAll(checks.appointment(first, List.of()));
        faults.addAll(checks.password(initialPassword));
        refuse(faults);
        tables.insert(person);
        tables.insert(person.userId(), first);
        derivation.of(Set.of(person.userId()), initialPassword);
    }

    /**
     * Gives somebody a further position; also somebody who had left: the account then needs a password by the
     * administrator.
     */
    public void appoint(String userId, Appointment appointment) {
        List<Fault> faults = new ArrayList<>(checks.known(userId));
        faults.addAll(checks.appointment(appointment, tables.appointments(userId)));
        refuse(faults);
        tables.insert(userId, appointment);
        follow(userId);
    }

    /** Ends a position after its last day; a day before its first one takes it back. */
    public void end(String userId, String role, String officeId, LocalDate lastDay) {
        close(userId, open(userId, role, officeId), lastDay);
        follow(userId);
    }

    /** Ends a position on the day before the next one begins. */
    public void move(String userId, String role, String officeId, Appointment next) {
        Appointment left = open(userId, role, officeId);
        List<Appointment> others = tables.appointments(userId).stream().filter(other -> !other.equals(left)).toList();
        refuse(checks.appointment(next, others));
        close(userId, left, next.from().minusDays(1));
        tables.insert(userId, next);
        follow(userId);
    }

    /** Lets somebody work for somebody absent. */
    public void standIn(StandIn standIn) {
        refuse(checks.standIn(standIn, tables.standIns(standIn.absent())));
        tables.insert(standIn);
        follow(standIn.deputy());
    }

    /** Ends a stand-in earlier (or later) than planned; a day before its first one takes it back. */
    public void endStandIn(StandIn standIn, LocalDate lastDay) {
        if (!tables.standIns(standIn.absent()).contains(standIn)) {
            throw new FaultException(Fault.of("staff.fault.stand-in-unknown"));
        }
        if (lastDay.isBefore(standIn.from())) {
            tables.delete(standIn);
        } else {
            tables.end(standIn, lastDay);
        }
        follow(standIn.deputy());
    }

    /** Stand-ins of today in which the person is the deputy: for whom he or she works beside the own duties. */
    @Transactional(readOnly = true)
    public List<StandIn> standInsOf(String deputy) {
        LocalDate today = LocalDate.now(clock);
        return tables.standIns(deputy).stream().filter(standIn -> standIn.deputy().equals(deputy)
                && standIn.holds(today)).toList();
    }

    /**
     * Takes in what of a roster is not on file yet, offices and people by id; what is on file stays as it is.
     *
     * @param initialPassword of all new people
     */
    public void take(Roster roster, String initialPassword) {
        // A second node that starts with us takes in the same people: it waits here and then finds them
        tables.lockDerivation();
        for (Office office : roster.offices()) {
            if (tables.office(office.id()).isEmpty()) {
                refuse(checks.newOffice(office));
                tables.insert(office);
            }
        }
        List<Roster.Entry> newcomers = roster.people().stream()
                .filter(entry -> tables.person(entry.person().userId()).isEmpty()).toList();
        newcomers.forEach(this::enter);
        if (!newcomers.isEmpty()) {
            refuse(checks.password(initialPassword));
        }
        derivation.of(newcomers.stream().map(entry -> entry.person().userId())
                .collect(toCollection(LinkedHashSet::new)), initialPassword);
    }

    private void enter(Roster.Entry entry) {
        List<Fault> faults = new ArrayList<>(checks.newPerson(entry.person()));
        List<Appointment> taken = new ArrayList<>();
        for (Appointment appointment : entry.appointments()) {
            faults.addAll(checks.appointment(appointment, taken));
            taken.add(appointment);
        }
        refuse(faults);
        tables.insert(entry.person());
        taken.forEach(appointment -> tables.insert(entry.person().userId(), appointment));
    }

    private Appointment open(String userId, String role, String officeId) {
        LocalDate today = LocalDate.now(clock);
        return tables.appointments(userId).stream()
                .filter(held -> held.role().equals(role) && held.officeId().equals(officeId))
                .filter(held -> held.to() == null || !held.to().isBefore(today))
                .findFirst().orElseThrow(() -> new FaultException(Fault.at("role", "staff.fault.position-unknown")));
    }

    private void close(String userId, Appointment held, LocalDate lastDay) {
        if (lastDay.isBefore(held.from())) {
            tables.delete(userId, held);
        } else {
            tables.end(userId, held, lastDay);
        }
    }

    /** The person, and whoever stands in and so has the same groups. */
    private void follow(String userId) {
        Set<String> users = new LinkedHashSet<>(Set.of(userId));
        tables.standIns(userId).forEach(standIn -> users.add(standIn.deputy()));
        derivation.of(users, null);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
    }
}
