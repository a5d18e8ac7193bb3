package kz.qonys.registry.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import kz.qonys.registry.MigrationPortal;
import kz.qonys.registry.PortalStatus;
import kz.qonys.registry.outbox.PortalStatusChannel.Registration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox wired by hand on any database, with a clock that only moves when told to. */
final class OutboxBench {

    static final OutboxProperties PROPERTIES = new OutboxProperties(0, Duration.ofMillis(50), Duration.ofSeconds(60),
            Duration.ofSeconds(5), Duration.ofMinutes(15), 3);

    /** Moves by hand; safe for many threads. */
    static final class HandClock extends Clock {

        private volatile Instant now;

        HandClock(Instant now) {
            this.now = now;
        }

        void moveTo(Instant instant) {
            now = instant;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Almaty");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Not encryption, but nothing readable, and bound to its place. */
    static final class TestVault implements OutboxVault {

        @Override
        public String seal(Column column, String rowId, String text) {
            return Base64.getEncoder().encodeToString((column + rowId + "|" + text).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String open(Column column, String rowId, String sealed) {
            String text = new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
            if (!text.startsWith(column + rowId + "|")) {
                throw new IllegalStateException("Sealed for another place");
            }
            return text.substring((column + rowId + "|").length());
        }
    }

    /** Remembers what listeners are told. */
    static final class Told implements OutboxListener {

        final List<String> acknowledged = new ArrayList<>();
        final List<String> needless = new ArrayList<>();
        final List<String> givenUp = new ArrayList<>();

        @Override
        public synchronized void acknowledged(OutboxRow row) {
            acknowledged.add(row.id());
        }

        @Override
        public synchronized void needless(OutboxRow row) {
            needless.add(row.id());
        }

        @Override
        public synchronized void givenUp(OutboxRow row) {
            givenUp.add(row.id());
        }
    }

    final HandClock clock;
    final JdbcClient jdbc;
    final OutboxStore store;
    final Told told = new Told();
    final TransactionTemplate transaction;
    final Outbox outbox;
    final OutboxOperations operations;
    private final TestVault vault = new TestVault();
    private final PlatformTransactionManager transactions;
    private final PortalStatusChannel payloads = new PortalStatusChannel(null, caseId -> Registration.CONFIRMED);

    OutboxBench(DataSource database, Instant now) {
        this.clock = new HandClock(now);
        this.jdbc = JdbcClient.create(database);
        this.store = new OutboxStore(jdbc);
        this.transactions = new DataSourceTransactionManager(database);
        this.transaction = new TransactionTemplate(transactions);
        OutboxWorkers nobody = new OutboxWorkers(null, PROPERTIES);
        this.outbox = new Outbox(store, vault, nobody, clock);
        this.operations = new OutboxOperations(store, vault, List.of(told), nobody, clock);
    }

    static void createTables(DataSource database) {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V8__outbox.sql"),
                new ClassPathResource("db/migration/V19__outbox_lanes.sql")).execute(database);
    }

    OutboxDispatcher dispatcher(OutboxChannel channel) {
        return dispatcher(channel, transactions);
    }

    OutboxDispatcher dispatcher(OutboxChannel channel, PlatformTransactionManager transactions) {
        return new OutboxDispatcher(store, vault, List.of(channel), List.of(told), PROPERTIES, clock, transactions);
    }

    /** A worker whose portal is this one, which has confirmed every application. */
    OutboxDispatcher dispatcher(MigrationPortal portal) {
        return dispatcher(new PortalStatusChannel(portal, caseId -> Registration.CONFIRMED));
    }

    /** Adds a report on the application of the case in a transaction of its own; returns the row's id. */
    String report(String caseId, String caseNumber, PortalStatus status) {
        return transaction.execute(work -> outbox.add(write(caseId, caseNumber, status)));
    }

    OutwardWrite write(String caseId, String caseNumber, PortalStatus status) {
        return new OutwardWrite(caseId, caseNumber, PortalStatusChannel.CODE, status.code(),
                payloads.payload(caseNumber, status, clock.instant()), "instance-1", "serviceTask_x");
    }

    OutboxRow row(String id) {
        return store.find(id).orElseThrow();
    }

    void clear() {
        jdbc.sql("delete from outbox_action").update();
        jdbc.sql("delete from outbox").update();
        told.acknowledged.clear();
        told.givenUp.clear();
    }
}
