package kz.qonys.deployment;

import java.util.Set;

/** What models may name: everything the rules compare a file with, outside the file. */
public interface HouseFacts {

    /** What a bean named in a model may stand for. */
    enum Kind { DELEGATE, TASK_LISTENER, EXECUTION_LISTENER }

    /** Codes of the term table in force. */
    Set<String> terms();

    /** True when the system watches the term itself, so that its tasks carry no timers. */
    default boolean watched(String term) {
        return false;
    }

    /** Codes of the roles a candidate group may be built of. */
    Set<String> roles();

    /** Names of the published beans of a kind. */
    Set<String> beans(Kind kind);

    /** True when the bean writes to or asks a system outside: such a step may run twice. */
    boolean callsOutside(String bean);

    /** True for a name that means a bean, so that no variable may be called so. */
    boolean isBean(String name);

    /** True when an expression may call the method on the bean. */
    boolean mayCall(String bean, String method);

    /** True when the case file keeps a field of this key. */
    boolean keeps(String fieldKey);

    /** True when staff data offer a list of this key. */
    boolean offers(String listKey);
}
