package kz.qonys.casefile;

import java.util.function.Supplier;
import kz.qonys.transaction.OncePerTransaction;
import org.springframework.stereotype.Component;

/**
 * What one transaction has read of a case. A submitted form asks for the same head, persons and sections many times.
 * Locking the case is the moment from which nobody else changes it: whatever was read before is read again.
 */
@Component
class CaseReadings {

    private static final String LOCK = "lock";

    private final OncePerTransaction known = new OncePerTransaction();

    <T> T read(String caseId, String table, Supplier<T> source) {
        return known.read(caseId, table, source);
    }

    void tell(String caseId, String table, Object answer) {
        known.tell(caseId, table, answer);
    }

    void forget(String caseId, String table) {
        known.forget(caseId, table);
    }

    boolean isLocked(String caseId) {
        return known.knows(caseId, LOCK);
    }

    void locked(String caseId) {
        known.forgetAll(caseId);
        known.tell(caseId, LOCK, true);
    }
}
