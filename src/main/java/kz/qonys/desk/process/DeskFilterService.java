package kz.qonys.desk.process;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kz.qonys.security.EngineCalls;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * Filter service that narrows the desk's own filters to the person who asks. A page in the order of the due date and
 * its count come from the narrow list of open tasks; a search or another order runs as a query under the engine's
 * authorizations.
 */
final class DeskFilterService extends FilterServiceImpl {

    private static final JsonTaskQueryConverter JSON = new JsonTaskQueryConverter();

    private final PersonalFilters filters;
    private final PersonalLists lists;
    private final Supplier<Authentication> reader;

    DeskFilterService(PersonalFilters filters, PersonalLists lists, Supplier<Authentication> reader) {
        this.filters = filters;
        this.lists = lists;
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
        return this.<T, Query<?, T>>listPage(id, null, first, max);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(String id, Q extension, int first, int max) {
        Optional<DeskFilter> quick = quick(id, extension);
        return quick.isPresent() ? tasks(lists.page(quick.get(), reader.get(), first, max))
                : super.listPage(id, personal(id, extension), first, max);
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
        return count(id, null);
    }

    @Override
    public Long count(String id, Query<?, ?> extension) {
        Optional<DeskFilter> quick = quick(id, extension);
        return quick.isPresent() ? Long.valueOf(lists.count(quick.get(), reader.get()))
                : super.count(id, (Query<?, ?>) personal(id, extension));
    }

    /** The desk filter, when a person asks for it as it is and in its own order. */
    private Optional<DeskFilter> quick(String id, Object extension) {
        Authentication person = reader.get();
        return person == null || person.getUserId() == null || !addsNothing(extension)
                ? Optional.empty() : Optional.ofNullable(getFilter(id)).flatMap(DeskFilter::of);
    }

    /** False when the extension of a filter searches for something or orders by something else than the due date. */
    private static boolean addsNothing(Object extension) {
        if (extension == null) {
            return true;
        }
        if (!(extension instanceof TaskQueryImpl given) || !given.getOrderingProperties().stream().allMatch(
                by -> by.getQueryProperty() == TaskQueryProperty.DUE_DATE
                        && by.getDirection() == Direction.ASCENDING)) {
            return false;
        }
        TaskQueryImpl blank = new TaskQueryImpl();
        blank.setOrderingProperties(given.getOrderingProperties());
        return JSON.toJson(given).equals(JSON.toJson(blank));
    }

    /** Tasks in the order of their ids; the reader's right to see them is why the ids are here. */
    @SuppressWarnings("unchecked")
    private <T> List<T> tasks(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Task> found =
                EngineCalls.permitted(() -> commandExecutor.execute(context -> context.runWithoutAuthorization(
                () -> new TaskQueryImpl().taskIdIn(ids.toArray(String[]::new)).initializeFormKeys().list())));
        return (List<T>) found.stream().sorted(Comparator.comparingInt(task -> ids.indexOf(task.getId()))).toList();
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
