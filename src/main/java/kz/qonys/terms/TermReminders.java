package kz.qonys.terms;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Service;

/**
 * Reminds of the end of a long term more than once. Each reminder is a row of the term table with a length of its own,
 * counted from the beginning of the long term; whom that row names is told when it is reached, once.
 */
@Service
public class TermReminders {

    private final TermRecords records;
    private final Notices notices;
    private final TermTable table;
    private final WorkingCalendar calendar;
    private final StaffDirectory staff;
    private final Clock clock;

    public TermReminders(TermRecords records, Notices notices, TermTable table, WorkingCalendar calendar,
            StaffDirectory staff, Clock clock) {
        this.records = records;
        this.notices = notices;
        this.table = table;
        this.calendar = calendar;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Raises the latest reminder that is reached, unless it was raised before, in the caller's transaction. After an
     * outage one that has been overtaken is left out.
     *
     * @param term            code of the long term, whose open task lies in the process instance
     * @param reminders       codes of the reminders, the earliest first
     * @param departureOffice an office of the departure side, null when the case has none
     */
    public void remind(String processInstanceId, String term, List<String> reminders, String departureOffice,
            String settlementOffice) {
        Instant now = clock.instant();
        records.ofProcess(processInstanceId, term).ifPresent(open -> {
            List<String> reached = reminders.stream().filter(code -> !end(code, open).isAfter(now)).toList();
            if (!reached.isEmpty()) {
                raise(table.term(reached.get(reached.size() - 1)), open, departureOffice, settlementOffice, now);
            }
        });
    }

    private void raise(Term reminder, OpenTerm open, String departureOffice, String settlementOffice, Instant now) {
        Set<String> told = notices.told(open.caseId(), reminder.code(), open.startedAt());
        List<Notices.Draft> drafts = new ArrayList<>();
        Stream.concat(reminder.warnTo().stream(), reminder.breachTo().stream())
                .map(recipient -> staff.group(recipient.role(),
                        TermWatch.office(recipient, open, departureOffice, settlementOffice)))
                .distinct().filter(group -> !told.contains(group))
                .forEach(group ->
                        drafts.add(new Notices.Draft(TermEvent.Kind.WARNED, named(open, reminder.code()), group)));
        notices.raise(drafts, now);
    }

    private Instant end(String code, OpenTerm open) {
        return calendar.due(open.startedAt(), table.term(code).length());
    }

    private static OpenTerm named(OpenTerm open, String code) {
        return new OpenTerm(open.taskId(), open.taskKey(), open.processInstanceId(), open.caseId(),
                open.caseNumber(), code,
                open.groupId(), open.assignee(), open.round(), open.returned(), open.startedAt(), open.warnAt(),
                open.dueAt(), open.calendarVersion(), null, null);
    }
}
