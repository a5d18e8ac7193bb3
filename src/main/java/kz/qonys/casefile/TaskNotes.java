package kz.qonys.casefile;

import java.util.Collection;
import java.util.Map;

/** What a task is about beside its name, say which of many services: another package adds it to the lists of tasks. */
public interface TaskNotes {

    /** Words in the reader's language by task id; tasks of which there is nothing to say are left out. */
    Map<String, String> of(Collection<String> taskIds);
}
