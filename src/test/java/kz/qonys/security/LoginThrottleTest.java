package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class LoginThrottleTest {

    private static final String ATTACKER = "203.0.113.7";
    private static final String OFFICE = "198.51.100.20";
    private static final SecuritySettings.Throttle LIMITS =
            new SecuritySettings.Throttle(Duration.ofMinutes(15), 5, 10, 50, Duration.ofDays(30));

    private final Wall clock = new Wall();
    private JdbcClient jdbc;
    private LoginThrottle throttle;

    @BeforeEach
    void freshDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:throttle-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V5__front_door.sql")).execute(database);
        jdbc = JdbcClient.create(database);
        throttle = new LoginThrottle(jdbc, LIMITS, clock);
    }

    @Test
    void shouldStopGuessing_whenOneAddressTriesOneAccount() {
        assertThat(passed(100, "clerk", ATTACKER)).isEqualTo(LIMITS.perPair());
    }

    @Test
    void shouldLetTheColleagueIn_whenStrangersGuessElsewhere() {
        assertThat(passed(1_000, "clerk", ATTACKER)).isEqualTo(LIMITS.perPair());

        throttle.succeeded(throttle.begin("clerk", OFFICE), "clerk");
        for (int address = 0; address < 200; address++) {
            passed(50, "clerk", "192.0.2." + address);
        }
        assertThat(throttle.begin("clerk", OFFICE)).as("a known address is not shut by strangers").isNotNull();
    }

    @Test
    void shouldStopGuessing_whenManyAddressesTryOneAccount() {
        int passed = IntStream.range(0, 200).map(address -> passed(50, "clerk", "192.0.2." + address)).sum();

        assertThat(passed).isEqualTo(LIMITS.perAccount());
    }

    @Test
    void shouldStopGuessing_whenOneAddressTriesManyAccounts() {
        int passed = IntStream.range(0, 2_000).map(account -> passed(1, "account-" + account, ATTACKER)).sum();

        assertThat(passed).isEqualTo(LIMITS.perAddress());
    }

    @Test
    void shouldOpenAgain_whenTheWindowIsOver() {
        passed(50, "clerk", ATTACKER);
        clock.forward(LIMITS.window().minusSeconds(1));
        assertThatThrownBy(() -> throttle.begin("clerk", ATTACKER)).isInstanceOf(TooManyAttemptsException.class);

        clock.forward(Duration.ofSeconds(2));
        assertThat(throttle.begin("clerk", ATTACKER)).isNotNull();
    }

    @Test
    void shouldStartAnew_whenThePasswordWasRight() {
        passed(4, "clerk", OFFICE);
        throttle.succeeded(throttle.begin("clerk", OFFICE), "clerk");

        assertThat(passed(100, "clerk", OFFICE)).isEqualTo(LIMITS.perPair());
    }

    @Test
    void shouldTreatUnknownNamesAlike_whenTheyAreGuessed() {
        assertThat(passed(100, "nobody-of-that-name", ATTACKER)).isEqualTo(LIMITS.perPair());
    }

    @Test
    void shouldNotKeepWhatWasTyped_whenAPasswordStandsInTheNameField() {
        throttle.begin("Qonys-secret-2026", ATTACKER);

        assertThat(jdbc.sql("select account from login_attempt").query(String.class).single())
                .hasSize(5)
                .doesNotContainIgnoringCase("qonys");
    }

    @Test
    void shouldCountANetwork_whenTheAddressIsIpv6() {
        assertThat(LoginThrottle.network("2001:db8:1:2:3:4:5:6")).isEqualTo("20010db800010002/64");
        assertThat(LoginThrottle.network("2001:db8:1:2::9")).isEqualTo("20010db800010002/64");
        assertThat(LoginThrottle.network("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(LoginThrottle.network("name.example")).isEqualTo("unknown");
        assertThat(LoginThrottle.network(null)).isEqualTo("unknown");
    }

    /** How many wrong guesses got as far as the password. */
    private int passed(int guesses, String account, String address) {
        int passed = 0;
        for (int guess = 0; guess < guesses; guess++) {
            try {
                throttle.begin(account, address);
                passed++;
            } catch (TooManyAttemptsException refused) {
                clock.forward(Duration.ofNanos(1));
            }
        }
        return passed;
    }

    private static final class Wall extends Clock {

        private Instant now = Instant.parse("2026-11-20T04:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
