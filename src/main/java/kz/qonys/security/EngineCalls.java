package kz.qonys.security;

import java.util.function.Supplier;

/**
 * Explicit permit for own web code to run engine commands that the person's roles do not allow, e.g. migrating a case
 * on an administrator's click. Below a permit the command guard looks at nothing: whoever opens it has checked the
 * right already. Not needed in delegates, listeners, jobs and form handlers: they run inside a command that passed.
 */
public final class EngineCalls {

    private static final ThreadLocal<Integer> PERMITS = ThreadLocal.withInitial(() -> 0);
    private static final ThreadLocal<Boolean> SERVING = ThreadLocal.withInitial(() -> false);

    private EngineCalls() {
    }

    /** Runs the work with a permit on this thread and returns what it returns; permits may nest. */
    public static <T> T permitted(Supplier<T> work) {
        PERMITS.set(PERMITS.get() + 1);
        try {
            return work.get();
        } finally {
            PERMITS.set(PERMITS.get() - 1);
            if (PERMITS.get() == 0) {
                PERMITS.remove();
            }
        }
    }

    /** Runs the work with a permit on this thread. */
    public static void permitted(Runnable work) {
        permitted(() -> {
            work.run();
            return null;
        });
    }

    /** True while a permit is open on this thread. */
    public static boolean areCurrentlyPermitted() {
        return PERMITS.get() > 0;
    }

    /** True while this thread answers an HTTP request: then a command needs a person with a role, or a permit. */
    public static boolean areFromTheWeb() {
        return SERVING.get();
    }

    static void servingBegins() {
        SERVING.set(true);
    }

    static void servingEnds() {
        SERVING.remove();
    }
}
