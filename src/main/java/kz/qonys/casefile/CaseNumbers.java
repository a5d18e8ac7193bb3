package kz.qonys.casefile;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Serial numbers per year without gaps: the year's row stays locked until the opening transaction ends, so openings
 * queue up behind each other.
 */
@Component
class CaseNumbers {

    private final JdbcClient jdbc;
    private final TransactionTemplate separate;

    CaseNumbers(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.separate = new TransactionTemplate(transactions);
        this.separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Takes the next serial of a year; within a transaction. */
    int next(int year) {
        if (!increment(year)) {
            separate.executeWithoutResult(status -> begin(year));
            increment(year);
        }
        return jdbc.sql("select last_serial from case_serial where case_year = ?").param(year)
                .query(Integer.class).single();
    }

    static String number(int year, int serial) {
        return "QN-%02d-%06d".formatted(year % 100, serial);
    }

    private boolean increment(int year) {
        return jdbc.sql("update case_serial set last_serial = last_serial + 1 where case_year = ?").param(year)
                .update() == 1;
    }

    private void begin(int year) {
        try {
            jdbc.sql("insert into case_serial (case_year, last_serial) values (?, 0)").param(year).update();
        } catch (DuplicateKeyException begun) {
            // another opening began the year at the same moment; its row serves us as well
            return;
        }
    }
}
