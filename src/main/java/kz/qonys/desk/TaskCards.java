package kz.qonys.desk;

import java.util.Collection;
import java.util.List;

/** List cards of tasks. */
public interface TaskCards {

    /** Cards of those of the tasks that the user may see, in no particular order; foreign ids are left out. */
    List<TaskCard> cards(Collection<String> taskIds, String userId);
}
