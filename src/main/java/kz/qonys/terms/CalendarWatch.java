package kz.qonys.terms;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes over a calendar file that another node put in force, within seconds, and moves the terms that this node began
 * by the calendar before; once more at the next look, for transactions that were under way.
 */
@Component
class CalendarWatch {

    private final CalendarLibrary library;
    private final TermRecalculation recalculation;
    private boolean again;

    CalendarWatch(CalendarLibrary library, TermRecalculation recalculation) {
        this.library = library;
        this.recalculation = recalculation;
    }

    @Scheduled(fixedDelayString = "${qonys.terms.calendar-poll:PT5S}",
            initialDelayString = "${qonys.terms.calendar-poll:PT5S}")
    synchronized void look() {
        boolean changed = library.refresh();
        if (changed || again) {
            recalculation.catchUp();
        }
        again = changed;
    }
}
