package kz.qonys.terms;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks every minute ({@code qonys.terms.sweep}) for terms on a planned day that need a notice, for all cases at once:
 * a plan has dozens of services, and a pair of timers for each would fill the engine's job table. Several nodes may
 * look together: rows are locked and each notice is raised once.
 */
@Component
public class TermSweep {

    private static final int PAGE = 200;

    private final TermWatch watch;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TermSweep(TermWatch watch, Clock clock, PlatformTransactionManager transactions) {
        this.watch = watch;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Raises all that is due. */
    @Scheduled(fixedDelayString = "${qonys.terms.sweep:PT1M}", initialDelayString = "${qonys.terms.sweep:PT1M}")
    public void look() {
        int raised = PAGE;
        while (raised == PAGE) {
            raised = transaction.execute(status ->
                    watch.checkPlanned(clock.instant().truncatedTo(ChronoUnit.MILLIS), PAGE));
        }
    }
}
