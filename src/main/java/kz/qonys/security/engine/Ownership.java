package kz.qonys.security.engine;

import java.util.Objects;
import java.util.Optional;
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

    /** Name of the colleague who holds the task that the command is about; empty when nobody does. */
    static Optional<String> holder(Command<?> command) {
        return task(command).map(TaskEntity::getAssignee)
                .map(Context.getCommandContext().getReadOnlyIdentityProvider()::findUserById)
                .map(user -> user.getLastName() + " " + user.getFirstName());
    }

    private static boolean holdsTask(Command<?> command, String userId) {
        return task(command).map(TaskEntity::getAssignee).filter(userId::equals).isPresent();
    }

    private static Optional<TaskEntity> task(Command<?> command) {
        return Optional.ofNullable(Context.getCommandContext().getTaskManager()
                .findTaskById(Objects.toString(field(command, "taskId"), "")));
    }

    private static Object field(Command<?> command, String name) {
        return new DirectFieldAccessor(command).getPropertyValue(name);
    }
}
