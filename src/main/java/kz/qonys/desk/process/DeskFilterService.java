package kz.qonys.desk.process;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * Filter service that narrows the desk's own filters to the person who asks. Visibility itself stays with the engine's
 * authorizations: the narrowed query runs under them.
 */
final class DeskFilterService extends FilterServiceImpl {

    private final PersonalFilters filters;
    private final Supplier<Authentication> reader;

    DeskFilterService(PersonalFilters filters, Supplier<Authentication> reader) {
        this.filters = filters;
        this.reader = reader;
    }

    @Override
    public <T> List<T> list(String id) {
        return super.list(id, personal(id, null));
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String id, Q extension) {
        return super.list(id, personal(id, extension));
    }

    @Override
    public <T> List<T> listPage(String id, int first, int max) {
        return super.listPage(id, personal(id, null), first, max);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(String id, Q extension, int first, int max) {
        return super.listPage(id, personal(id, extension), first, max);
    }

    @Override
    public <T> T singleResult(String id) {
        return super.singleResult(id, personal(id, null));
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String id, Q extension) {
        return super.singleResult(id, personal(id, extension));
    }

    @Override
    public Long count(String id) {
        return super.count(id, (Query<?, ?>) personal(id, null));
    }

    @Override
    public Long count(String id, Query<?, ?> extension) {
        return super.count(id, (Query<?, ?>) personal(id, extension));
    }

    /** Ours goes last, so that no extension can widen it. */
    @SuppressWarnings("unchecked")
    private <Q> Q personal(String id, Object extension) {
        Authentication person = reader.get();
        Optional<DeskFilter> desk = Optional.ofNullable(getFilter(id)).flatMap(DeskFilter::of);
        if (desk.isEmpty() || person == null || person.getUserId() == null) {
            return (Q) extension;
        }
        TaskQuery personal = filters.query(desk.get(), person.getUserId());
        return (Q) (extension instanceof TaskQueryImpl given ? given.extend(personal) : personal);
    }
}
