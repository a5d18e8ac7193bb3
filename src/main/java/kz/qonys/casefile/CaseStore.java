package kz.qonys.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.qonys.staff.CaseSides;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table case_file. */
@Repository
class CaseStore {

    private static final String SELECT = "select * from case_file where ";

    private static final String TABLE = "case_file";

    private final JdbcClient jdbc;
    private final CaseReadings readings;

    CaseStore(JdbcClient jdbc, CaseReadings readings) {
        this.jdbc = jdbc;
        this.readings = readings;
    }

    void insert(CaseSummary summary, int year, int serial, String submissionKey) {
        jdbc.sql("""
                insert into case_file (id, case_number, case_year, serial, submission_key, category, abroad,
                    departure_office, settlement_office, stage, holder, round_number, opened_at, opened_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(summary.caseId(), summary.caseNumber(), year, serial, submissionKey, summary.category(),
                        summary.abroad(), summary.departureOffice(), summary.settlementOffice(),
                        summary.stage().code(), summary.holder().name(), summary.round(),
                        at(summary.openedAt()), summary.openedBy())
                .update();
        readings.forget(summary.caseId(), TABLE);
    }

    Optional<CaseSummary> find(String caseId) {
        return readings.read(caseId, TABLE,
                () -> jdbc.sql(SELECT + "id = ?").param(caseId).query(CaseStore::summary).optional());
    }

    /** Reads the case and keeps other writers of it waiting until the transaction ends. */
    Optional<CaseSummary> lock(String caseId) {
        if (readings.isLocked(caseId)) {
            return find(caseId);
        }
        Optional<CaseSummary> fresh =
                jdbc.sql(SELECT + "id = ? for update").param(caseId).query(CaseStore::summary).optional();
        readings.locked(caseId);
        readings.tell(caseId, TABLE, fresh);
        return fresh;
    }

    Optional<CaseSummary> byNumber(String caseNumber) {
        return jdbc.sql(SELECT + "case_number = ?").param(caseNumber).query(CaseStore::summary).optional();
    }

    Optional<CaseSummary> bySubmission(String submissionKey) {
        return jdbc.sql(SELECT + "submission_key = ?").param(submissionKey).query(CaseStore::summary).optional();
    }

    List<CaseSummary> all(Collection<String> caseIds) {
        return caseIds.isEmpty() ? List.of() : jdbc.sql(SELECT + "id in (:ids) order by case_number")
                .param("ids", caseIds).query(CaseStore::summary).list();
    }

    void update(CaseSummary summary) {
        jdbc.sql("""
                update case_file set category = ?, abroad = ?, departure_office = ?, settlement_office = ?,
                    stage = ?, holder = ?, round_number = ?, closed_at = ?
                where id = ?
                """)
                .params(summary.category(), summary.abroad(), summary.departureOffice(), summary.settlementOffice(),
                        summary.stage().code(), summary.holder().name(), summary.round(),
                        at(summary.closedAt()), summary.caseId())
                .update();
        readings.tell(summary.caseId(), TABLE, Optional.of(summary));
    }

    /** Null for nobody; {@link #update} leaves it alone. */
    void entrust(CaseSummary summary, String assistant) {
        jdbc.sql("update case_file set assistant = ? where id = ?").params(assistant, summary.caseId()).update();
        readings.forget(summary.caseId(), TABLE);
    }

    /** Open cases of these assistants. */
    List<CaseSummary> entrusted(Collection<String> assistants) {
        return assistants.isEmpty() ? List.of() : jdbc.sql(SELECT
                        + "assistant in (:assistants) and closed_at is null order by case_number")
                .param("assistants", assistants).query(CaseStore::summary).list();
    }

    /** Assistants of open cases with the office of settlement, each pair once. */
    List<Map.Entry<String, String>> assistants() {
        return jdbc.sql("select distinct assistant, settlement_office from case_file"
                        + " where assistant is not null and closed_at is null")
                .query((row, number) -> Map.entry(row.getString("assistant"), row.getString("settlement_office")))
                .list();
    }

    /** Open cases that the settlement side holds in an office, those without an assistant first. */
    List<CaseSummary> settling(String office, int most) {
        return jdbc.sql(SELECT + "settlement_office = ? and holder = ? and closed_at is null"
                        + " order by case when assistant is null then 0 else 1 end, case_number limit ?")
                .params(office, CaseSides.Side.SETTLEMENT.name(), most).query(CaseStore::summary).list();
    }

    /** An instant as both databases take it. */
    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static CaseSummary summary(ResultSet row, int number) throws SQLException {
        return new CaseSummary(row.getString("id"), row.getString("case_number"), row.getString("category"),
                row.getBoolean("abroad"), row.getString("departure_office"), row.getString("settlement_office"),
                Stage.of(row.getString("stage")).orElseThrow(),
                CaseSides.Side.valueOf(row.getString("holder")), row.getInt("round_number"),
                instant(row, "opened_at"), row.getString("opened_by"), instant(row, "closed_at"),
                row.getString("assistant"));
    }
}
