package kz.qonys.desk.process;

import java.util.List;
import java.util.function.Supplier;
import kz.qonys.security.EngineCalls;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Whose rights an engine call of the desk runs under, outside Camunda's own web filters. */
@Component
class EngineAccess {

    private final IdentityService identity;

    EngineAccess(IdentityService identity) {
        this.identity = identity;
    }

    /** Under the rights of a user. */
    <T> T as(String user, List<String> groups, Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(user, groups);
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    /**
     * Without the engine's authorizations; only for data that is not the user's to choose, such as names in a model.
     * The command guard still sees the person.
     */
    <T> T asSystem(Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return EngineCalls.permitted(work);
        } finally {
            restore(before);
        }
    }

    private void restore(Authentication before) {
        if (before == null) {
            identity.clearAuthentication();
        } else {
            identity.setAuthentication(before);
        }
    }
}
