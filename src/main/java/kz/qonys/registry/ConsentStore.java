package kz.qonys.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code registry_consent}. */
@Repository("registryConsentStore")
class ConsentStore {

    /** Where a consent stands; codes as stored. */
    enum State {
        ASKED, GRANTED, REFUSED, LAPSED, EXPIRED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whose consent to what. */
    record Key(String caseId, String personId, Registry registry) {
    }

    /**
     * One consent.
     *
     * @param checks   answers of the consent service to the present request; 0 until it has taken it
     * @param sealed   the sealed grant; null unless granted
     */
    record Row(State state, int requests, int checks, Instant askedUntil, Instant decidedAt, Instant validUntil,
            String sealed) {
    }

    private record Stored(String id, String sealed) {
    }

    private static final String OF_KEY = " where case_id = ? and person_id = ? and registry = ?";

    private final JdbcClient jdbc;

    ConsentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(Key key) {
        return jdbc.sql("select * from registry_consent" + OF_KEY).params(key.caseId(), key.personId(),
                key.registry().code()).query((row, number) -> row(row)).optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when somebody else asked at the same time */
    void first(Key key, Instant at, Instant until) {
        jdbc.sql("""
                        insert into registry_consent (id, case_id, person_id, registry, state, requests, checks,
                          asked_at, asked_until)
                        values (?, ?, ?, ?, 'asked', 1, 0, ?, ?)""")
                .params(UUID.randomUUID().toString(), key.caseId(), key.personId(), key.registry().code(),
                        CallStore.utc(at), CallStore.utc(until))
                .update();
    }

    void again(Key key, int requests, Instant at, Instant until) {
        jdbc.sql("""
                        update registry_consent set state = 'asked', requests = ?, checks = 0, asked_at = ?,
                          asked_until = ?, decided_at = null, valid_until = null, sealed_grant = null""" + OF_KEY)
                .params(requests, CallStore.utc(at), CallStore.utc(until), key.caseId(), key.personId(),
                        key.registry().code())
                .update();
    }

    void checked(Key key) {
        jdbc.sql("update registry_consent set checks = checks + 1" + OF_KEY)
                .params(key.caseId(), key.personId(), key.registry().code()).update();
    }

    void granted(Key key, Instant at, Instant until, String sealed) {
        jdbc.sql("""
                        update registry_consent set state = 'granted', checks = checks + 1, decided_at = ?,
                          valid_until = ?, sealed_grant = ?""" + OF_KEY)
                .params(CallStore.utc(at), CallStore.utc(until), sealed, key.caseId(), key.personId(),
                        key.registry().code())
                .update();
    }

    /** Ends a consent or a request for one; the token goes. */
    void ended(Key key, State state, Instant at) {
        jdbc.sql("update registry_consent set state = ?, decided_at = ?, valid_until = null, sealed_grant = null"
                        + OF_KEY)
                .params(state.code(), CallStore.utc(at), key.caseId(), key.personId(), key.registry().code()).update();
    }

    int reseal(UnaryOperator<String> anew) {
        List<Stored> rows = jdbc.sql("select id, sealed_grant from registry_consent where sealed_grant is not null")
                .query((row, number) -> new Stored(row.getString("id"), row.getString("sealed_grant"))).list();
        rows.forEach(row -> jdbc.sql("update registry_consent set sealed_grant = ? where id = ?")
                .params(anew.apply(row.sealed()), row.id()).update());
        return rows.size();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("requests"), row.getInt("checks"), CallStore.instant(row, "asked_until"),
                CallStore.instant(row, "decided_at"), CallStore.instant(row, "valid_until"),
                row.getString("sealed_grant"));
    }
}
