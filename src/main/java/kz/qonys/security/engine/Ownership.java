package kz.qonys.security.engine;

import java.util.Objects;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.DirectFieldAccessor;

/** On which objects an allowed command may work; looked at inside the command's own transaction. */
enum Ownership {

    /** On all that the engine's authorizations grant. */
    ANY {
        @Override
        boolean holds(Command<?> command, String userId) {
            return true;
        }
    },

    /** In the person's own name. */
    OWN_NAME {
        @Override
        boolean holds(Command<?> command, String userId) {
            return userId.equals(field(command, "userId"));
        }
    },

    /** On a task that the person holds. */
    OWN_TASK {
        @Override
        boolean holds(Command<?> command, String userId) {
            return holdsTask(command, userId);
        }
    },

    /** To give back a task that the person holds, never to hand it to somebody. */
    OWN_TASK_BACK {
        @Override
        boolean holds(Command<?> command, String userId) {
            return field(command, "userId") == null && holdsTask(command, userId);
        }
    },

    /** On the person's own account. */
    OWN_ACCOUNT {
        @Override
        boolean holds(Command<?> command, String userId) {
            return field(command, "user") instanceof User user && userId.equals(user.getId());
        }
    };

    abstract boolean holds(Command<?> command, String userId);

    private static boolean holdsTask(Command<?> command, String userId) {
        TaskEntity task = Context.getCommandContext()
                .getTaskManager()
                .findTaskById(Objects.toString(field(command, "taskId"), ""));
        return task != null && userId.equals(task.getAssignee());
    }

    private static Object field(Command<?> command, String name) {
        return new DirectFieldAccessor(command).getPropertyValue(name);
    }
}
