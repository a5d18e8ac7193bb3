package kz.qonys.terms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Calendar files of the release and of a table, and what works on them, put together by hand. */
public final class CalendarBench {

    private final WorkingCalendar calendar = Calendars.onFile();
    private final TermsProperties properties = new TermsProperties("classpath*:processes/calendars/kz-*.csv",
            LocalTime.of(9, 0), LocalTime.of(18, 30), 20);
    private CalendarStore store;
    private CalendarLibrary library;

    /** The node's calendar; it follows the table from {@link #storeIn} on. */
    public WorkingCalendar calendar() {
        return calendar;
    }

    public void storeIn(DataSource database, Clock clock) {
        store = new CalendarStore(JdbcClient.create(database));
        library = new CalendarLibrary(properties, store, clock, calendar);
    }

    /** Another node on the same database. */
    public CalendarBench otherNode(DataSource database, Clock clock) {
        CalendarBench other = new CalendarBench();
        other.storeIn(database, clock);
        return other;
    }

    public TermRecalculation recalculation(TermRecords records, TermTable table, EngineDates dates,
                                           PlatformTransactionManager transactions, Clock clock) {
        return new TermRecalculation(library, store, records, table, dates, transactions, clock);
    }

    public TermExtensions extensions(TermRecords records, TermTable table, EngineDates dates, Clock clock) {
        return new TermExtensions(records, table, calendar, dates, properties, clock);
    }

    public CalendarDraft add(String text, String source) {
        return library.add(text, source, "admin");
    }

    /** The file of 2026 in force, with more rows. */
    public CalendarDraft addTo2026(List<String> rows) {
        String text = store.inForce().stream().filter(draft -> draft.year() == 2026).map(CalendarDraft::text)
                .findFirst()
                .orElseGet(CalendarBench::released);
        return add(text.stripTrailing() + "\n" + String.join("\n", rows) + "\n", "Приказ о переносе дней отдыха");
    }

    public List<CalendarDraft> drafts() {
        return library.drafts();
    }

    /** What the node does every few seconds. */
    public void look(TermRecalculation recalculation) {
        new CalendarWatch(library, recalculation).look();
    }

    private static String released() {
        try {
            return new ClassPathResource("processes/calendars/kz-2026.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
