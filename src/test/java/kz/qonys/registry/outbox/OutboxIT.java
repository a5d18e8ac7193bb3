package kz.qonys.registry.outbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

class OutboxIT extends OutboxContract {

    private EmbeddedPostgres postgres;

    @Override
    DataSource dataSource() {
        try {
            postgres = EmbeddedPostgres.start();
            return postgres.getPostgresDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void stopDatabase() throws IOException {
        postgres.close();
    }
}
