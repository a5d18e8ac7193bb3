package kz.qonys.terms;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The offset of the demonstration clock, kept in table {@code term_clock}. */
final class ClockOffset {

    private final JdbcClient jdbc;
    private volatile Duration current;

    ClockOffset(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.current = Duration.ofMillis(
                jdbc.sql("select offset_millis from term_clock where id = 1").query(Long.class).single());
    }

    Duration current() {
        return current;
    }

    void change(Duration offset) {
        jdbc.sql("update term_clock set offset_millis = :millis where id = 1").param("millis", offset.toMillis())
                .update();
        current = offset;
    }
}
