package kz.qonys.casefile;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Re-seals every value that stands under an old key, in batches of their own transactions, while the system works: a
 * value that changes meanwhile is left to its writer, which uses the current key anyway. Afterwards keys that seal
 * nothing are forgotten and may be taken out of the configuration. With several nodes: first give all of them the new
 * key, then make it current on all, then rotate.
 */
@Component
public class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final KeyRing keys;
    private final KeyCheck check;
    private final KeyProperties properties;
    private final ObjectProvider<SealedColumn> others;
    private final TransactionTemplate transaction;

    KeyRotation(JdbcClient jdbc, FieldCipher cipher, KeyRing keys, KeyCheck check, KeyProperties properties,
            ObjectProvider<SealedColumn> others, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.keys = keys;
        this.check = check;
        this.properties = properties;
        this.others = others;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        if (properties.rotateAtStart()) {
            LOG.info("Key rotation re-sealed {} values under key {}", run(), keys.current());
        }
    }

    /** Re-seals all that is not under the current key. Returns the number of values; running it again is harmless. */
    public long run() {
        long total = 0;
        for (SealedColumn column : all()) {
            total += rotate(column);
        }
        forgetUnused();
        return total;
    }

    private List<SealedColumn> all() {
        return Stream.concat(SealedColumns.ALL.stream(), others.stream()).toList();
    }

    private long rotate(SealedColumn column) {
        long done = 0;
        String last = "";
        List<Map<String, Object>> rows = batch(column, last);
        while (!rows.isEmpty()) {
            List<Map<String, Object>> current = rows;
            done += transaction.execute(status -> reseal(column, current));
            last = (String) rows.get(rows.size() - 1).get("id");
            rows = batch(column, last);
        }
        return done;
    }

    private List<Map<String, Object>> batch(SealedColumn column, String after) {
        return jdbc.sql("select id, " + column.column() + " as sealed from " + column.table() + " where id > ? and "
                        + column.column() + " not like ? order by id fetch first " + BATCH + " rows only")
                .params(after, keys.current() + ":%").query().listOfRows();
    }

    private long reseal(SealedColumn column, List<Map<String, Object>> rows) {
        long done = 0;
        for (Map<String, Object> row : rows) {
            String id = (String) row.get("id");
            String old = (String) row.get("sealed");
            String fresh = cipher.seal(cipher.open(old, column.context(id)), column.context(id));
            done += jdbc.sql("update " + column.table() + " set " + column.column() + " = ? where id = ? and "
                    + column.column() + " = ?").params(fresh, id, old).update();
        }
        return done;
    }

    private void forgetUnused() {
        keys.ids().stream()
                .filter(id -> !id.equals(keys.current()))
                .filter(id -> all().stream().noneMatch(column -> seals(id, column)))
                .forEach(check::forget);
    }

    private boolean seals(String keyId, SealedColumn column) {
        return !jdbc.sql("select id from " + column.table() + " where " + column.column()
                + " like ? fetch first 1 rows only").param(keyId + ":%").query(String.class).list().isEmpty();
    }
}
