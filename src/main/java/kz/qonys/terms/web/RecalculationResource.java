package kz.qonys.terms.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import kz.qonys.language.Language;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.TermMove;
import kz.qonys.terms.TermRecalculation;
import kz.qonys.terms.TermTable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Recalculation of the open terms by a calendar file: GET is the dry run, POST puts the file in force. Shows case
 * numbers and offices, nothing of a family. Who may ask stands in the route table.
 */
@RestController
@RequestMapping("/api/terms/recalculation")
class RecalculationResource {

    /** Rows of an answer; the counts are always those of all terms. */
    private static final int MOST_ROWS = 1_000;

    private final TermRecalculation recalculation;
    private final TermTable table;
    private final StaffDirectory staff;

    RecalculationResource(TermRecalculation recalculation, TermTable table, StaffDirectory staff) {
        this.recalculation = recalculation;
        this.table = table;
        this.staff = staff;
    }

    /** Number of the calendar file. */
    record Order(long calendar) {
    }

    /** How many open terms were looked at, how many of them move, and the first thousand of these. */
    record Outcome(int examined, int moving, List<Row> moves) {
    }

    /** One term that moves. */
    record Row(String taskId, String caseNumber, String office, String term, boolean paused, Instant dueBefore,
               Instant dueAfter, Instant warnBefore, Instant warnAfter, boolean provisional) {
    }

    @GetMapping
    Outcome dryRun(@RequestParam long calendar) {
        return outcome(recalculation.dryRun(calendar));
    }

    @PostMapping
    Outcome apply(@RequestBody Order order, Principal administrator) {
        return outcome(recalculation.apply(order.calendar(), administrator.getName()));
    }

    private Outcome outcome(TermRecalculation.Outcome found) {
        return new Outcome(found.examined(), found.moves().size(),
                found.moves().stream().limit(MOST_ROWS).map(this::row).toList());
    }

    private Row row(TermMove move) {
        return new Row(move.taskId(), move.caseNumber(), office(move.officeId()),
                table.find(move.termCode()).map(term -> term.name(Language.current())).orElse(move.termCode()),
                move.paused(), move.dueBefore(), move.dueAfter(), move.warnBefore(), move.warnAfter(),
                move.provisional());
    }

    private String office(String id) {
        return id == null ? null : staff.office(id).map(office -> office.name(Language.current())).orElse(id);
    }
}
