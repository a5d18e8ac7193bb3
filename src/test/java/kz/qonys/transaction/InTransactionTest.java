package kz.qonys.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class InTransactionTest {

    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", ""));
    private final TransactionTemplate outer = new TransactionTemplate(transactions);
    private final TransactionTemplate inner = new TransactionTemplate(transactions,
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    private final OncePerTransaction known = new OncePerTransaction();
    private final AtomicInteger source = new AtomicInteger();
    private final List<List<String>> written = new ArrayList<>();
    private final AtCommit<String> rows = new AtCommit<>(written::add);

    @Test
    void shouldReadOnce_whenAskedTwiceInOneTransaction() {
        outer.executeWithoutResult(status -> assertThat(List.of(read(), read())).containsExactly(1, 1));

        outer.executeWithoutResult(status -> assertThat(read()).isEqualTo(2));
        assertThat(List.of(read(), read())).containsExactly(3, 4);
    }

    @Test
    void shouldReadAnew_whenToldToForget() {
        outer.executeWithoutResult(status -> {
            read();
            known.forget("case", "head");
            assertThat(read()).isEqualTo(2);
            known.forgetAll("case");
            assertThat(read()).isEqualTo(3);
            known.tell("case", "head", 77);
            assertThat(read()).isEqualTo(77);
        });
    }

    @Test
    void shouldKeepReadingsApart_whenATransactionWaitsForAnother() {
        outer.executeWithoutResult(status -> {
            assertThat(read()).isEqualTo(1);
            inner.executeWithoutResult(nested -> assertThat(read()).isEqualTo(2));
            assertThat(read()).isEqualTo(1);
        });
    }

    @Test
    void shouldInsertAllRows_whenThereAreMoreThanOneStatementTakes() {
        JdbcTemplate jdbc = new JdbcTemplate(transactions.getDataSource());
        jdbc.execute("create table line (place integer, text varchar(10))");
        AtCommit<Object[]> lines = AtCommit.inserting(jdbc, "insert into line (place, text) values (?, ?)");

        outer.executeWithoutResult(status -> IntStream.range(0, 1_203).forEach(place ->
                lines.add(new Object[] {place, place % 2 == 0 ? null : "odd"})));

        assertThat(jdbc.queryForList("select place from line order by place", Integer.class))
                .isEqualTo(IntStream.range(0, 1_203).boxed().toList());
        assertThat(jdbc.queryForObject("select count(text) from line", Integer.class)).isEqualTo(601);
    }

    @Test
    void shouldWriteTogether_whenTheTransactionCommits() {
        outer.executeWithoutResult(status -> {
            rows.add("a");
            rows.add("b");
            assertThat(written).isEmpty();
        });
        rows.add("c");

        assertThat(written).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void shouldWriteBefore_whenFlushed() {
        outer.executeWithoutResult(status -> {
            rows.add("a");
            rows.flush();
            assertThat(written).containsExactly(List.of("a"));
        });

        assertThat(written).hasSize(1);
    }

    @Test
    void shouldWriteNothing_whenTheTransactionIsRolledBack() {
        outer.executeWithoutResult(status -> {
            rows.add("a");
            status.setRollbackOnly();
        });

        assertThat(written).isEmpty();
    }

    @Test
    void shouldFailTheCommit_whenRowsCannotBeWritten() {
        AtCommit<String> broken = new AtCommit<>(some -> {
            throw new IllegalStateException("full");
        });

        assertThatThrownBy(() -> outer.executeWithoutResult(status -> broken.add("a")))
                .isInstanceOf(IllegalStateException.class);
    }

    private int read() {
        return known.read("case", "head", source::incrementAndGet);
    }
}
