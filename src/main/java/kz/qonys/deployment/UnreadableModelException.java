package kz.qonys.deployment;

import java.util.List;

/** A file, or the rest of it, cannot be checked. Never leaves the gate: it becomes a fault of the file. */
final class UnreadableModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final int line;
    private final transient List<Object> arguments;

    UnreadableModelException(String key, int line, Object... arguments) {
        super(key);
        this.key = key;
        this.line = line;
        this.arguments = List.of(arguments);
    }

    String key() {
        return key;
    }

    int line() {
        return line;
    }

    Object[] arguments() {
        return arguments.toArray();
    }
}
