package kz.qonys.terms.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database that counts what the thread that reset it sends: a batch is one statement, however many rows it changes.
 */
final class CountedDatabase extends DelegatingDataSource {

    private final AtomicInteger statements = new AtomicInteger();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private volatile Thread counted;

    CountedDatabase(DataSource database) {
        super(database);
    }

    void reset() {
        statements.set(0);
        kinds.clear();
        counted = Thread.currentThread();
    }

    int statements() {
        return statements.get();
    }

    /** How often which text was sent, shortened. */
    Map<String, Integer> kinds() {
        return kinds;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, connection, "");
    }

    @SuppressWarnings("unchecked")
    private <T> T proxy(Class<T> type, T target, String sql) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getName().startsWith("execute") && Thread.currentThread() == counted) {
                statements.incrementAndGet();
                kinds.merge(sql.substring(0, Math.min(60, sql.length())), 1, Integer::sum);
            }
            try {
                Object answer = method.invoke(target, arguments);
                if (answer instanceof PreparedStatement prepared) {
                    return proxy(PreparedStatement.class, prepared, String.valueOf(arguments[0]));
                }
                return answer instanceof Statement plain ? proxy(Statement.class, plain, "plain") : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
