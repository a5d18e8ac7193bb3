package kz.qonys.casefile;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proves at start that the configured keys are those of this database: every key that seals or sealed has left a sealed
 * canary, and the index key a hashed one. A wrong or missing key stops the start.
 */
@Component
class KeyCheck implements InitializingBean {

    private static final String CANARY = "qonys";
    private static final String INDEX = "index";

    private final JdbcClient jdbc;
    private final KeyRing keys;
    private final FieldCipher cipher;
    private final BlindIndex index;

    KeyCheck(JdbcClient jdbc, KeyRing keys, FieldCipher cipher, BlindIndex index) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.cipher = cipher;
        this.index = index;
    }

    @Override
    public void afterPropertiesSet() {
        stored().forEach(this::verify);
        leave(keys.current(), cipher.seal(CANARY, context(keys.current())));
        leave(INDEX, index.of(CANARY));
    }

    /** Forgets a key that seals nothing any more, so that it may leave the configuration. */
    void forget(String keyId) {
        jdbc.sql("delete from case_key_check where key_id = ?").param(keyId).update();
    }

    Map<String, String> stored() {
        return jdbc.sql("select key_id, sealed from case_key_check").query().listOfRows().stream()
                .collect(Collectors.toMap(
                        row -> (String) row.get("key_id"), row -> (String) row.get("sealed")));
    }

    private void verify(String id, String sealed) {
        boolean good = INDEX.equals(id) ? sealed.equals(index.of(CANARY)) : opens(id, sealed);
        if (!good) {
            throw new IllegalStateException(INDEX.equals(id)
                    ? "qonys.casefile.index-key is not the key that indexed this database; searches by IIN would miss "
                            + "cases. Put the right key back."
                    : "The case-file key '" + id + "' is missing or wrong: what it sealed in this database cannot be "
                            + "read. Put the right key below qonys.casefile.keys; a retired key may go only after a "
                            + "completed rotation.");
        }
    }

    private boolean opens(String id, String sealed) {
        try {
            return CANARY.equals(cipher.open(sealed, context(id)));
        } catch (FieldCipher.UnreadableException e) {
            return false;
        }
    }

    private void leave(String id, String sealed) {
        Optional<String> known = jdbc.sql("select sealed from case_key_check where key_id = ?").param(id)
                .query(String.class).optional();
        if (known.isEmpty()) {
            try {
                jdbc.sql("insert into case_key_check (key_id, sealed) values (?, ?)").params(id, sealed).update();
            } catch (DuplicateKeyException another) {
                // a second node starting at the same moment left it: it must be ours as well
                verify(id, stored().get(id));
            }
        }
    }

    private static String context(String keyId) {
        return "case_key_check.sealed/" + keyId;
    }
}
