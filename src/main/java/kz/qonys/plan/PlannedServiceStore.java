package kz.qonys.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.qonys.plan.PlannedService.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table plan_service. Every method joins the caller's transaction. */
@Repository
class PlannedServiceStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    PlannedServiceStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(PlannedService service, String user) {
        jdbc.sql("""
                insert into plan_service (id, slot, case_id, person_id, service_code, due_at, state, responsible_role,
                    responsible_office, responsible_officer, planned_at, planned_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(service.id(), slot(service.caseId(), service.personId(), service.serviceCode()),
                        service.caseId(), service.personId(), service.serviceCode(), at(service.dueAt()),
                        code(service.state()), service.role(), service.office(), service.officer(),
                        at(clock.instant()), user)
                .update();
    }

    Optional<PlannedService> find(String id) {
        return jdbc.sql("select * from plan_service where id = ?").param(id).query(this::row).optional();
    }

    Optional<PlannedService> lock(String id) {
        return jdbc.sql("select * from plan_service where id = ? for update").param(id).query(this::row).optional();
    }

    /** The one service of that code for that person of the case, whatever its state; locked. */
    Optional<PlannedService> inSlot(String caseId, String personId, String serviceCode) {
        return jdbc.sql("select * from plan_service where slot = ? for update")
                .param(slot(caseId, personId, serviceCode)).query(this::row).optional();
    }

    List<PlannedService> ofCase(String caseId) {
        return jdbc.sql("select * from plan_service where case_id = ? order by service_code, id").param(caseId)
                .query(this::row).list();
    }

    /** Open services given to one of the people, or to nobody yet in one of the groups {@code <office>.<role>}. */
    List<PlannedService> openOf(Collection<String> people, Collection<String> groups) {
        List<String> offices = groups.stream().map(group -> group.substring(0, Math.max(0, group.indexOf('.'))))
                .distinct().toList();
        return jdbc.sql("""
                select * from plan_service where state = 'planned' and (responsible_officer in (:people)
                    or responsible_officer is null and responsible_office in (:offices)
                        and responsible_office || '.' || responsible_role in (:groups))
                order by case when due_at is null then 1 else 0 end, due_at, service_code, id
                """)
                .param("people", people).param("offices", orNobody(offices)).param("groups", orNobody(groups))
                .query(this::row).list();
    }

    void reopen(PlannedService service, String user) {
        jdbc.sql("""
                update plan_service set state = 'planned', due_at = ?, responsible_officer = ?, planned_at = ?,
                    planned_by = ?, settled_at = null, settled_by = null, drop_reason = null where id = ?
                """)
                .params(at(service.dueAt()), service.officer(), at(clock.instant()), user, service.id()).update();
    }

    void give(String id, String officer) {
        jdbc.sql("update plan_service set responsible_officer = ? where id = ?").params(officer, id).update();
    }

    void due(String id, Instant due) {
        jdbc.sql("update plan_service set due_at = ? where id = ?").params(at(due), id).update();
    }

    void settle(String id, State state, String reason, String user) {
        jdbc.sql("update plan_service set state = ?, settled_at = ?, settled_by = ?, drop_reason = ? where id = ?")
                .params(code(state), at(clock.instant()), user, reason, id).update();
    }

    private static Collection<String> orNobody(Collection<String> names) {
        return names.isEmpty() ? List.of("-") : names;
    }

    private PlannedService row(ResultSet row, int number) throws SQLException {
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return new PlannedService(row.getString("id"), row.getString("case_id"), row.getString("person_id"),
                row.getString("service_code"), due == null ? null : due.toInstant(),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getString("responsible_role"),
                row.getString("responsible_office"), row.getString("responsible_officer"));
    }

    private static String slot(String caseId, String personId, String serviceCode) {
        return caseId + "/" + (personId == null ? "family" : personId) + "/" + serviceCode;
    }

    private static String code(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
