package kz.qonys.terms;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** The calendar as it is on file, and instants in its zone. */
public final class Calendars {

    public static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    private Calendars() {
    }

    public static WorkingCalendar onFile() {
        return CalendarFiles.read("classpath*:processes/calendars/kz-*.csv")
                .calendar(ZONE, LocalTime.of(9, 0), LocalTime.of(18, 30));
    }

    /** An instant by its local date and time in Kazakhstan, e.g. {@code 2026-03-20T17:00}. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
