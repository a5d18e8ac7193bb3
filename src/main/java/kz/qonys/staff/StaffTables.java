package kz.qonys.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import kz.qonys.transaction.OncePerTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The staff_ tables. Days are given by the caller, so that one reading sees one day. */
@Component
class StaffTables {

    private static final String STAFF = "staff";
    private static final String OFFICES = "offices";
    private static final String ADDED = "added";
    private static final String OFFICE = "o.id, o.institution, o.kato, o.bin, o.name_kk, o.name_ru";
    private static final String TODAY = "p.from_day <= :day and (p.to_day is null or p.to_day >= :day)";

    private final JdbcClient jdbc;
    private final OncePerTransaction readings = new OncePerTransaction();
    /** Offices are added, never changed. */
    private final Map<String, Office> offices = new ConcurrentHashMap<>();

    StaffTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Office> office(String id) {
        Office known = id == null ? null : offices.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Office> found = jdbc.sql("select " + OFFICE + " from staff_office o where o.id = :id").param("id", id)
                .query(StaffTables::office).optional();
        if (!readings.knows(OFFICES, ADDED)) {
            // what this transaction added may yet be rolled back
            found.ifPresent(office -> offices.put(id, office));
        }
        return found;
    }

    List<Office> offices() {
        return jdbc.sql("select " + OFFICE + " from staff_office o order by o.id").query(StaffTables::office).list();
    }

    List<Office> offices(Institution institution) {
        return read("offices", institution, () -> jdbc.sql("select " + OFFICE
                        + " from staff_office o where o.institution = :institution order by o.id")
                .param("institution", institution.name()).query(StaffTables::office).list());
    }

    void insert(Office office) {
        readings.forgetAll(STAFF);
        readings.tell(OFFICES, ADDED, true);
        jdbc.sql("insert into staff_office (id, institution, kato, bin, name_kk, name_ru) values (?, ?, ?, ?, ?, ?)")
                .params(office.id(), office.institution().name(), office.kato(), office.bin(), office.nameKk(),
                        office.nameRu())
                .update();
    }

    Optional<Person> person(String userId) {
        return read("person", List.of(String.valueOf(userId)),
                () -> jdbc.sql("select user_id, surname, name, patronymic"
                        + " from staff_person where user_id = :user")
                .param("user", userId).query(StaffTables::person).optional());
    }

    void insert(Person person) {
        readings.forgetAll(STAFF);
        jdbc.sql("insert into staff_person (user_id, surname, name, patronymic) values (?, ?, ?, ?)")
                .params(person.userId(), person.surname(), person.name(), person.patronymic()).update();
    }

    /** Positions of a day, those of absent people for whom the person stands in included. */
    Set<Officer.Position> positions(String userId, LocalDate day) {
        return new LinkedHashSet<>(read("positions", List.of(userId, day), () -> jdbc.sql("select p.role, " + OFFICE
                        + " from staff_position p"
                        + " join staff_office o on o.id = p.office_id where " + TODAY
                        + " and (p.user_id = :user or p.user_id in (select s.absent from staff_stand_in s"
                        + " where s.deputy = :user and s.from_day <= :day and s.to_day >= :day))"
                        + " order by case when p.user_id = :user then 0 else 1 end, o.id, p.role")
                .param("user", userId).param("day", day)
                .query((row, number) -> new Officer.Position(row.getString("role"), office(row, number))).list()));
    }

    List<Appointment> appointments(String userId) {
        return jdbc.sql("select role, office_id, from_day, to_day from staff_position where user_id = :user"
                        + " order by from_day, office_id, role")
                .param("user", userId)
                .query((row, number) -> new Appointment(row.getString("role"), row.getString("office_id"),
                        row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class)))
                .list();
    }

    void insert(String userId, Appointment appointment) {
        readings.forgetAll(STAFF);
        jdbc.sql("insert into staff_position (user_id, office_id, role, from_day, to_day) values (?, ?, ?, ?, ?)")
                .params(userId, appointment.officeId(), appointment.role(), appointment.from(), appointment.to())
                .update();
    }

    void end(String userId, Appointment appointment, LocalDate lastDay) {
        readings.forgetAll(STAFF);
        jdbc.sql("update staff_position set to_day = ? where user_id = ? and office_id = ? and role = ? "
                + "and from_day = ?")
                .params(lastDay, userId, appointment.officeId(), appointment.role(), appointment.from()).update();
    }

    void delete(String userId, Appointment appointment) {
        readings.forgetAll(STAFF);
        jdbc.sql("delete from staff_position where user_id = ? and office_id = ? and role = ? and from_day = ?")
                .params(userId, appointment.officeId(), appointment.role(), appointment.from()).update();
    }

    List<Person> holders(String role, String officeId, LocalDate day) {
        return jdbc.sql("select distinct s.user_id, s.surname, s.name, s.patronymic from staff_person s"
                        + " join staff_position p on p.user_id = s.user_id where p.role = :role "
                        + "and p.office_id = :office and " + TODAY + " order by s.surname, s.name, s.user_id")
                .param("role", role).param("office", officeId).param("day", day).query(StaffTables::person).list();
    }

    /** People with a position that has not ended by that day, later starters included. */
    Set<String> employed(LocalDate day) {
        return new LinkedHashSet<>(jdbc.sql("select distinct user_id from staff_position"
                        + " where to_day is null or to_day >= :day order by user_id")
                .param("day", day).query(String.class).list());
    }

    void insert(StandIn standIn) {
        readings.forgetAll(STAFF);
        jdbc.sql("insert into staff_stand_in (absent, deputy, from_day, to_day) values (?, ?, ?, ?)")
                .params(standIn.absent(), standIn.deputy(), standIn.from(), standIn.to()).update();
    }

    void end(StandIn standIn, LocalDate lastDay) {
        readings.forgetAll(STAFF);
        jdbc.sql("update staff_stand_in set to_day = ? where absent = ? and deputy = ? and from_day = ?")
                .params(lastDay, standIn.absent(), standIn.deputy(), standIn.from()).update();
    }

    void delete(StandIn standIn) {
        readings.forgetAll(STAFF);
        jdbc.sql("delete from staff_stand_in where absent = ? and deputy = ? and from_day = ?")
                .params(standIn.absent(), standIn.deputy(), standIn.from()).update();
    }

    /** Stand-ins in which the person is either side. */
    List<StandIn> standIns(String userId) {
        return jdbc.sql("select absent, deputy, from_day, to_day from staff_stand_in"
                        + " where absent = :user or deputy = :user order by from_day, absent, deputy")
                .param("user", userId)
                .query((row, number) -> new StandIn(row.getString("absent"), row.getString("deputy"),
                        row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class)))
                .list();
    }

    /** Day of the last full derivation, held locked until the transaction ends: one derivation at a time. */
    LocalDate lockDerivation() {
        return jdbc.sql("select derived_for from staff_derivation where id = 1 for update").query(LocalDate.class)
                .single();
    }

    /** Like {@link #lockDerivation()}, but does not wait: empty while somebody else derives. */
    Optional<LocalDate> lockDerivationIfFree() {
        return jdbc.sql("select derived_for from staff_derivation where id = 1 for update skip locked")
                .query(LocalDate.class).optional();
    }

    LocalDate derivationDay() {
        return jdbc.sql("select derived_for from staff_derivation where id = 1").query(LocalDate.class).single();
    }

    void derived(LocalDate day) {
        jdbc.sql("update staff_derivation set derived_for = ? where id = 1").params(day).update();
    }

    /** A reading of this transaction; any change of staff data makes it read again. */
    private <T> T read(String what, Object which, Supplier<T> source) {
        return readings.read(STAFF, List.of(what, which), source);
    }

    private static Office office(ResultSet row, int number) throws SQLException {
        return new Office(row.getString("id"), Institution.valueOf(row.getString("institution")), row.getString("kato"),
                row.getString("bin"), row.getString("name_kk"), row.getString("name_ru"));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(row.getString("user_id"), row.getString("surname"), row.getString("name"),
                row.getString("patronymic"));
    }
}
