package kz.qonys.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import kz.qonys.language.Messages;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The staff package on a database of its own and a clock of its own; accounts are noted down, or an engine's. */
public final class StaffBench implements AutoCloseable {

    public static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    public static final String PASSWORD = "A-long-password-1";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private StaffBench(DataSource database, Class<?> accounts) {
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
        context.registerBean(DataSource.class, () -> database);
        context.register(Basis.class, Messages.class, Roles.class, Regions.class, StaffTables.class, Territories.class,
                StoredStaffDirectory.class, TabledAccessMatrix.class, StaffChecks.class, Derivation.class, Staff.class,
                accounts);
        context.refresh();
    }

    public static StaffBench onH2() {
        return new StaffBench(memory(), NotedAccounts.class);
    }

    public static StaffBench on(DataSource database) {
        return new StaffBench(database, NotedAccounts.class);
    }

    /** @param accounts configuration with an engine and the accounts made in it */
    public static StaffBench withAccounts(Class<?> accounts) {
        return new StaffBench(memory(), accounts);
    }

    private static DataSource memory() {
        return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Staff staff() {
        return get(Staff.class);
    }

    public StaffDirectory directory() {
        return get(StaffDirectory.class);
    }

    NotedAccounts accounts() {
        return get(NotedAccounts.class);
    }

    public void today(LocalDate day) {
        get(MovableClock.class).day = day;
    }

    /** What the daily run and the start of the application do. */
    public void deriveEverything() {
        get(Derivation.class).everything();
    }

    /** What the application does every minute. */
    public void deriveDaily() {
        get(Derivation.class).daily();
    }

    /** Works while somebody else derives. */
    void whileDeriving(Runnable work) {
        new TransactionTemplate(get(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            get(StaffTables.class).lockDerivation();
            CompletableFuture.runAsync(work).join();
        });
    }

    public void open(String id, Institution institution, String kato) {
        staff().open(new Office(id, institution, kato, "240640999998", id + " атауы", "название " + id));
    }

    public void hire(String user, String role, String office) {
        staff().hire(new Person(user, "Оспанов", "Бауыржан", "Ермекұлы"), new Appointment(role, office, DAY, null),
                PASSWORD);
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration
    @EnableTransactionManagement
    static class Basis {

        @Bean
        PlatformTransactionManager transactionManager(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }

    static final class MovableClock extends Clock {

        private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
        private LocalDate day = DAY;

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            return day.atTime(10, 0).atZone(ZONE).toInstant();
        }
    }

    /** Accounts without an engine. */
    static class NotedAccounts implements Accounts {

        final Map<String, Officer> kept = new LinkedHashMap<>();
        final Map<String, String> passwords = new LinkedHashMap<>();

        @Override
        public void offices(Collection<Office> offices) {
        }

        @Override
        public void keep(Officer officer, String initialPassword) {
            kept.put(officer.id(), officer);
            passwords.putIfAbsent(officer.id(), initialPassword);
        }

        @Override
        public void close(String userId) {
            kept.remove(userId);
        }

        @Override
        public Set<String> users() {
            return Set.copyOf(kept.keySet());
        }

        @Override
        public boolean accepts(String password) {
            return password != null && password.length() >= 12;
        }
    }
}
