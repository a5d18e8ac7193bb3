package kz.qonys.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows of one kind, written together just before the transaction commits. A failure to write them fails the commit; a
 * rollback drops them. Outside a transaction each is written at once.
 *
 * @param <T> a row
 */
public final class AtCommit<T> {

    private final Consumer<List<T>> writing;

    /** @param writing takes at least one row, in the order they came */
    public AtCommit(Consumer<List<T>> writing) {
        this.writing = writing;
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
