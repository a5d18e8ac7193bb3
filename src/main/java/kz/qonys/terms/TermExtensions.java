package kz.qonys.terms;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.staff.Officer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the head of an office give a task more time: due date, timers and term record move together, with a reason and
 * the head's name. The reason is a code: words of one's own could tell of a family, and the record is read by many.
 */
@Service
public class TermExtensions {

    /** Who heads an office; they alone extend, in their own office. */
    static final Set<String> HEADS = Set.of("career-centre-director", "lmc-head", "leb-head");

    /** Codes of reasons; words: {@code terms.reason.<code>}. */
    public static final List<String> REASONS =
            List.of("registry-silent", "family-asked", "officer-away", "outside-power", "complex-case");

    private final TermRecords records;
    private final TermTable table;
    private final WorkingCalendar calendar;
    private final EngineDates engine;
    private final TermsProperties properties;
    private final Clock clock;

    public TermExtensions(TermRecords records, TermTable table, WorkingCalendar calendar, EngineDates engine,
                          TermsProperties properties, Clock clock) {
        this.records = records;
        this.table = table;
        this.calendar = calendar;
        this.engine = engine;
        this.properties = properties;
        this.clock = clock;
    }

    /** True when the officer heads the office that works on the task and has not taken the task himself. */
    public boolean mayExtend(Officer officer, OpenTerm term) {
        return term.officeId() != null && !officer.id().equals(term.assignee())
                && headed(officer).contains(term.officeId());
    }

    /** Offices that the officer heads. */
    public Set<String> headed(Officer officer) {
        return officer.positions().stream().filter(position -> HEADS.contains(position.role()))
                .map(position -> position.office().id()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Moves the end of a task's term to closing time of a day.
     *
     * @param lastDay a working day after the present one, not further off than the longest extension
     * @param reason  one of {@link #REASONS}
     * @param officer who extends
     * @return the term as it runs now; empty when there is no such task or it is not the officer's to extend
     * @throws FaultException when day or reason cannot be taken, or the term stands still
     */
    @Transactional
    public Optional<OpenTerm> extend(String taskId, LocalDate lastDay, String reason, Officer officer) {
        Optional<OpenTerm> found = records.locked(List.of(taskId)).stream().findFirst()
                .filter(term -> mayExtend(officer, term));
        found.ifPresent(term -> check(term, lastDay, reason));
        return found.map(term -> extend(term, lastDay, reason, officer.id()));
    }

    private OpenTerm extend(OpenTerm term, LocalDate lastDay, String reason, String user) {
        WorkingCalendar now = calendar.snapshot();
        // the engine keeps milliseconds
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        TermDates dates = TermDates.extended(now, table.term(term.termCode()), at, now.endOf(lastDay));
        OpenTerm moved = term.moved(dates, now);
        records.move(moved, TermEvent.Kind.EXTENDED, at, new TermRecords.Change(user, reason, null));
        engine.set(term.taskId(), dates.warnAt(), dates.dueAt(), at);
        return records.ofTask(term.taskId()).orElseThrow();
    }

    private void check(OpenTerm term, LocalDate lastDay, String reason) {
        if (term.paused()) {
            throw new FaultException(Fault.of("terms.extension.paused"));
        }
        if (!REASONS.contains(reason)) {
            throw new FaultException(Fault.at("reason", "terms.extension.reason"));
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate due = term.dueAt().atZone(calendar.zone()).toLocalDate();
        LocalDate earliest = due.isBefore(today) ? today : due.plusDays(1);
        LocalDate latest = latest(due.isBefore(today) ? today : due);
        if (lastDay == null || lastDay.isBefore(earliest) || lastDay.isAfter(latest)
                || !calendar.isWorkingDay(lastDay)) {
            throw new FaultException(Fault.at("lastDay", "terms.extension.day", earliest.toString(),
                    latest.toString()));
        }
        if (!calendar.endOf(lastDay).isAfter(clock.instant())) {
            throw new FaultException(Fault.at("lastDay", "terms.extension.over"));
        }
    }

    /** Last day to which a term that ends, or is looked at, on a day may be extended. */
    private LocalDate latest(LocalDate day) {
        LocalDate latest = day;
        for (int left = properties.longestExtension(); left > 0; ) {
            latest = latest.plusDays(1);
            left -= calendar.isWorkingDay(latest) ? 1 : 0;
        }
        return latest;
    }
}
