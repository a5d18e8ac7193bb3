package kz.qonys.terms.web;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.MovableClock;
import kz.qonys.terms.WorkingCalendar;
import kz.qonys.terms.YearNotOnFileException;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The clock of the demonstration. Jobs that become due are picked up by the executor at its next poll. */
@RestController
@RequestMapping("/api/clock")
@Profile("demo")
class ClockResource {

    private static final String ADMINISTRATOR = "system-administrator";
    private static final int MOST_HOURS = 2_000;
    private static final int MOST_BUSINESS_DAYS = 60;

    private final MovableClock clock;
    private final WorkingCalendar calendar;
    private final StaffDirectory staff;
    private final Messages messages;

    ClockResource(MovableClock clock, WorkingCalendar calendar, StaffDirectory staff, Messages messages) {
        this.clock = clock;
        this.calendar = calendar;
        this.staff = staff;
        this.messages = messages;
    }

    /** How far to move: exactly one of the two. */
    record Move(Integer hours, Integer businessDays) {
    }

    /** What time it is. */
    record Now(Instant now, long aheadSeconds) {
    }

    /** Words for every fault. */
    record Refusal(List<String> messages) {
    }

    @GetMapping
    Now now() {
        return new Now(clock.instant(), clock.offset().toSeconds());
    }

    /** Moves the clock forward: by hours, or to the same time of day so many working days later. */
    @PostMapping
    Now move(@RequestBody Move move) {
        administratorOnly();
        clock.moveTo(onFile(target(move)));
        return now();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Refusal refuse(FaultException exception) {
        return new Refusal(exception.faults().stream().map(messages::text).toList());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Refusal refuse(YearNotOnFileException exception) {
        return new Refusal(List.of(messages.text("terms.clock.calendar-ends", exception.year())));
    }

    private ZonedDateTime target(Move move) {
        boolean hours = move.hours() != null;
        if (hours == (move.businessDays() != null)
                || !within(hours ? move.hours() : move.businessDays(), hours ? MOST_HOURS : MOST_BUSINESS_DAYS)) {
            throw new FaultException(Fault.of("terms.clock.one-of", MOST_HOURS, MOST_BUSINESS_DAYS));
        }
        ZonedDateTime now = ZonedDateTime.now(clock);
        return hours ? now.plusHours(move.hours()) : after(now, move.businessDays());
    }

    private ZonedDateTime after(ZonedDateTime now, int businessDays) {
        ZonedDateTime reached = now;
        for (int left = businessDays; left > 0; ) {
            reached = reached.plusDays(1);
            if (calendar.isWorkingDay(reached.toLocalDate())) {
                left--;
            }
        }
        return reached;
    }

    private Instant onFile(ZonedDateTime target) {
        if (!calendar.years().contains(target.getYear())) {
            throw new YearNotOnFileException(target.getYear(), calendar.years());
        }
        return target.toInstant();
    }

    private static boolean within(int amount, int most) {
        return amount >= 1 && amount <= most;
    }

    private void administratorOnly() {
        String user = SecurityContextHolder.getContext().getAuthentication().getName();
        if (staff.officer(user).filter(officer -> officer.holds(ADMINISTRATOR)).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, messages.text("terms.clock.administrator-only"));
        }
    }
}
