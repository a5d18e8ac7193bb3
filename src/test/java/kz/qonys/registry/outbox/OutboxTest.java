package kz.qonys.registry.outbox;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class OutboxTest extends OutboxContract {

    @Override
    DataSource dataSource() {
        return JdbcConnectionPool.create("jdbc:h2:mem:outbox;DB_CLOSE_DELAY=-1", "sa", "");
    }
}
