package kz.qonys.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Service;

/** Finds terms whose warning or end has come and tells the groups that the table names, once each. */
@Service
public class TermWatch {

    /** The clocks of two nodes may differ by this much without a notice getting lost. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final TermRecords records;
    private final Notices notices;
    private final TermTable table;
    private final StaffDirectory staff;

    public TermWatch(TermRecords records, Notices notices, TermTable table, StaffDirectory staff) {
        this.records = records;
        this.notices = notices;
        this.table = table;
        this.staff = staff;
    }

    /**
     * Raises what is due for the open tasks of a process instance, in the caller's transaction. A term whose end has
     * passed before its warning was raised, say after an outage, is reported as breached only.
     *
     * @param departureOffice  an office of the departure side, null when the case has none
     * @param settlementOffice an office of the settlement side, null while none is chosen
     * @throws IllegalArgumentException when the table names a role for which no office can be found
     */
    public void check(String processInstanceId, Instant now, String departureOffice, String settlementOffice) {
        raise(records.unnoticed(processInstanceId, now.plus(TOLERANCE)), now, departureOffice, settlementOffice);
    }

    /**
     * Raises what is due for terms whose day a case named, of all cases, in the caller's transaction.
     *
     * @param most so many at once
     * @return how many were raised
     * @throws IllegalArgumentException when the table names a side other than the task's: the case is not known here
     */
    public int checkPlanned(Instant now, int most) {
        List<String> codes = table.all().stream().filter(term -> term.length().unit() == TermUnit.PLANNED_DAY)
                .map(Term::code).toList();
        List<OpenTerm> due = codes.isEmpty() ? List.of() : records.unnoticed(codes, now.plus(TOLERANCE), most);
        raise(due, now, null, null);
        return due.size();
    }

    private void raise(List<OpenTerm> due, Instant now, String departureOffice, String settlementOffice) {
        Map<TermEvent.Kind, List<OpenTerm>> passed = due.stream()
                .collect(Collectors.groupingBy(term -> kind(term, now.plus(TOLERANCE))));
        List<Notices.Draft> drafts = new ArrayList<>();
        passed.forEach((kind, terms) -> {
            records.noticed(kind, terms.stream().map(OpenTerm::taskId).toList(), now);
            terms.forEach(term -> recipients(kind, term).stream()
                    .map(recipient ->
                            staff.group(recipient.role(), office(recipient, term, departureOffice, settlementOffice)))
                    .distinct()
                    .forEach(group -> drafts.add(new Notices.Draft(kind, term, group))));
        });
        notices.raise(drafts, now);
    }

    private static TermEvent.Kind kind(OpenTerm term, Instant by) {
        return term.dueAt().isAfter(by) ? TermEvent.Kind.WARNED : TermEvent.Kind.BREACHED;
    }

    private List<Recipient> recipients(TermEvent.Kind kind, OpenTerm open) {
        Term term = table.term(open.termCode());
        return kind == TermEvent.Kind.WARNED ? term.warnTo() : term.breachTo();
    }

    /** Office of the side that a recipient names. */
    static String office(Recipient recipient, OpenTerm term, String departureOffice, String settlementOffice) {
        return switch (recipient.side()) {
            // an applicant abroad has no departure office: the settlement side does both (reading A16)
            case DEPARTURE -> departureOffice == null ? settlementOffice : departureOffice;
            case SETTLEMENT -> settlementOffice;
            case TASK -> term.groupId() == null
                    ? departureOffice : term.groupId().substring(0, term.groupId().indexOf('.'));
        };
    }
}
