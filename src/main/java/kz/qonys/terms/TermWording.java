package kz.qonys.terms;

import com.ibm.icu.text.PluralRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.springframework.stereotype.Component;

/**
 * Words for the time a term has left. Whole units only, rounded down: at least one working day is told in days, at
 * least one hour in hours, less in minutes.
 */
@Component
public class TermWording {

    private final WorkingCalendar calendar;
    private final Messages messages;
    private final Clock clock;

    public TermWording(WorkingCalendar calendar, Messages messages, Clock clock) {
        this.calendar = calendar;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * How an open term stands now, in the reader's language. A term that stands still tells what it will go on with; an
     * end in a year without an official calendar is marked as provisional.
     */
    public TermState state(OpenTerm term) {
        TermState state = term.paused() ? paused(term) : state(term.startedAt(), term.warnAt(), term.dueAt());
        return term.provisional() ? new TermState(state.level(), state.icon(),
                messages.text("terms.provisional", state.text()), state.remaining()) : state;
    }

    private TermState paused(OpenTerm term) {
        Duration remaining = calendar.businessTime(term.pausedAt(), term.dueAt());
        TermLevel before = remaining.isNegative() ? TermLevel.BREACHED : TermLevel.OK;
        return new TermState(TermLevel.PAUSED, TermLevel.PAUSED.icon(),
                messages.text("terms.paused", words(Language.current(), before, remaining)), remaining);
    }

    /** The same from the dates of a term. */
    public TermState state(Instant startedAt, Instant warnAt, Instant dueAt) {
        return state(Language.current(), startedAt, warnAt, dueAt);
    }

    /** The same in a given language. */
    public TermState state(Language language, Instant startedAt, Instant warnAt, Instant dueAt) {
        Instant now = clock.instant();
        Duration remaining = calendar.businessTime(now, dueAt);
        TermLevel level = level(now, startedAt, warnAt, dueAt, remaining);
        return new TermState(level, level.icon(), words(language, level, remaining), remaining);
    }

    private TermLevel level(Instant now, Instant startedAt, Instant warnAt, Instant dueAt, Duration remaining) {
        if (now.isAfter(dueAt)) {
            return TermLevel.BREACHED;
        }
        if (!now.isBefore(warnAt)) {
            return TermLevel.WARNING;
        }
        Duration used = calendar.businessTime(startedAt, now);
        return used.compareTo(remaining) >= 0 && !used.isZero() ? TermLevel.HALF : TermLevel.OK;
    }

    private String words(Language language, TermLevel level, Duration remaining) {
        String side = level == TermLevel.BREACHED ? "terms.overdue" : "terms.left";
        Duration time = remaining.abs();
        long days = time.dividedBy(calendar.workingDay());
        if (days > 0) {
            String category = PluralRules.forLocale(language.locale()).select(days);
            return messages.text(language, side + ".days." + category, days);
        }
        if (time.toHours() > 0) {
            return messages.text(language, side + ".hours", time.toHours());
        }
        return time.toMinutes() > 0
                ? messages.text(language, side + ".minutes", time.toMinutes())
                : messages.text(language, side + ".none");
    }
}
