package kz.qonys.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords; kept in the database, so all nodes count together. An attempt is written before the
 * password is looked at, so a burst of parallel guesses cannot slip through; one that is refused leaves no row, so a
 * burst keeps nobody out for longer than the window. From an address where the account has signed in lately only
 * guesses from there at that account count: strangers elsewhere cannot lock a colleague out.
 */
@Component
class LoginThrottle {

    /** A guess that is under way. */
    record Attempt(String id, String account, String address) {
    }

    /** Never asks a name server: a forwarded header may carry any text. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final JdbcClient jdbc;
    private final SecuritySettings.Throttle limits;
    private final Clock clock;

    @Autowired
    LoginThrottle(JdbcClient jdbc, SecuritySettings settings) {
        this(jdbc, settings.throttle(), Clock.systemUTC());
    }

    LoginThrottle(JdbcClient jdbc, SecuritySettings.Throttle limits, Clock clock) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Counts the attempt in.
     *
     * @throws TooManyAttemptsException when the limits of pair, account or address are used up; the attempt then leaves
     *     no trace
     */
    Attempt begin(String typedName, String clientAddress) {
        Attempt attempt = new Attempt(UUID.randomUUID().toString(), bucket(typedName), network(clientAddress));
        forgetOld();
        jdbc.sql("insert into login_attempt (id, account, address, attempted_at) values (?, ?, ?, ?)")
                .params(attempt.id(), attempt.account(), attempt.address(), utc(clock.instant()))
                .update();
        if (isTooMuch(attempt, typedName)) {
            forget(attempt);
            throw new TooManyAttemptsException();
        }
        return attempt;
    }

    /** The password was right: the pair starts anew and the address becomes a known one. */
    void succeeded(Attempt attempt, String userId) {
        jdbc.sql("delete from login_attempt where account = ? and address = ?")
                .params(attempt.account(), attempt.address())
                .update();
        know(userId, attempt.address());
    }

    private boolean isTooMuch(Attempt attempt, String typedName) {
        if (count("account = ? and address = ?", attempt.account(), attempt.address()) > limits.perPair()) {
            return true;
        }
        return !isKnown(typedName, attempt.address())
                && (count("account = ?", attempt.account()) > limits.perAccount()
                        || count("address = ?", attempt.address()) > limits.perAddress());
    }

    private int count(String where, Object... values) {
        return jdbc.sql("select count(*) from login_attempt where " + where + " and attempted_at > ?")
                .params(values)
                .param(utc(clock.instant().minus(limits.window())))
                .query(Integer.class)
                .single();
    }

    private boolean isKnown(String userId, String address) {
        return jdbc.sql("select count(*) from login_known_address where user_id = ? and address = ? and seen_at > ?")
                .params(userId, address, utc(clock.instant().minus(limits.addressMemory())))
                .query(Integer.class)
                .single() > 0;
    }

    private void know(String userId, String address) {
        Timestamp now = utc(clock.instant());
        String update = "update login_known_address set seen_at = ? where user_id = ? and address = ?";
        if (jdbc.sql(update).params(now, userId, address).update() == 0) {
            try {
                jdbc.sql("insert into login_known_address (user_id, address, seen_at) values (?, ?, ?)")
                        .params(userId, address, now)
                        .update();
            } catch (DuplicateKeyException signedInTwiceAtOnce) {
                jdbc.sql(update).params(now, userId, address).update();
            }
        }
    }

    private void forget(Attempt attempt) {
        jdbc.sql("delete from login_attempt where id = ?").param(attempt.id()).update();
    }

    private void forgetOld() {
        jdbc.sql("delete from login_attempt where attempted_at < ?")
                .param(utc(clock.instant().minus(limits.window())))
                .update();
    }

    private static Timestamp utc(Instant instant) {
        return Timestamp.from(instant);
    }

    /**
     * One of about a million buckets. People type passwords into the name field, so what was typed is not kept, nor
     * anything it could be found from.
     */
    static String bucket(String typedName) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(typedName.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address itself, or the /64 network of an IPv6 address: one subscriber owns a whole one. */
    static String network(String clientAddress) {
        if (clientAddress == null || !LITERAL.matcher(clientAddress).matches()) {
            return "unknown";
        }
        try {
            InetAddress address = InetAddress.getByName(clientAddress);
            if (address instanceof Inet6Address && !address.isLoopbackAddress()) {
                return HexFormat.of().formatHex(address.getAddress(), 0, 8) + "/64";
            }
            return address.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return "unknown";
        }
    }
}
