package kz.qonys.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Rows of one kind, written together just before the transaction commits. A failure to write them fails the commit; a
 * rollback drops them. Outside a transaction each is written at once.
 *
 * @param <T> a row
 */
public final class AtCommit<T> {

    /** Rows of one statement; a database takes a limited number of parameters. */
    private static final int MOST = 500;

    private final Consumer<List<T>> writing;

    /** @param writing takes at least one row, in the order they came */
    public AtCommit(Consumer<List<T>> writing) {
        this.writing = writing;
    }

    /**
     * Rows of one table, inserted by one statement.
     *
     * @param insert ends with the placeholders of one row
     */
    public static AtCommit<Object[]> inserting(JdbcOperations jdbc, String insert) {
        String placeholders = insert.substring(insert.lastIndexOf('('));
        return new AtCommit<>(rows -> {
            for (int from = 0; from < rows.size(); from += MOST) {
                List<Object[]> part = rows.subList(from, Math.min(rows.size(), from + MOST));
                jdbc.update(insert + (", " + placeholders).repeat(part.size() - 1),
                        part.stream().flatMap(Stream::of).toArray());
            }
        });
    }

    public void add(T row) {
        Optional<Rows<T>> rows = rows();
        if (rows.isPresent()) {
            rows.get().waiting.add(row);
        } else {
            writing.accept(List.of(row));
        }
    }

    /** Writes what waits: before it is read in the same transaction. */
    public void flush() {
        rows().ifPresent(Rows::write);
    }

    @SuppressWarnings("unchecked")
    private Optional<Rows<T>> rows() {
        return InTransaction.of(this, Rows.class, () -> new Rows<>(this, writing)).map(rows -> (Rows<T>) rows);
    }

    private static final class Rows<T> extends InTransaction {

        private final Consumer<List<T>> writing;
        private final List<T> waiting = new ArrayList<>();

        Rows(AtCommit<T> owner, Consumer<List<T>> writing) {
            super(owner);
            this.writing = writing;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write();
        }

        private void write() {
            if (!waiting.isEmpty()) {
                List<T> rows = List.copyOf(waiting);
                waiting.clear();
                writing.accept(rows);
            }
        }
    }
}
