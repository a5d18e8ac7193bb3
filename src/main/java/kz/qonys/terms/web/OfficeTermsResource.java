package kz.qonys.terms.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermExtensions;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermState;
import kz.qonys.terms.TermTable;
import kz.qonys.terms.TermWording;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The running terms of the offices the reader heads, and more time for one of their tasks. Case numbers and officers'
 * names only, nothing of a family. Heads alone come here, see the route table.
 */
@RestController
@RequestMapping("/api/terms/office")
class OfficeTermsResource {

    private static final int MOST = 200;

    private final TermRecords records;
    private final TermExtensions extensions;
    private final TermTable table;
    private final TermWording wording;
    private final StaffDirectory staff;
    private final Messages messages;

    OfficeTermsResource(TermRecords records, TermExtensions extensions, TermTable table, TermWording wording,
                        StaffDirectory staff, Messages messages) {
        this.records = records;
        this.extensions = extensions;
        this.table = table;
        this.wording = wording;
        this.staff = staff;
        this.messages = messages;
    }

    /** Reasons to choose from, and the terms, earliest due first, two hundred at most. */
    record OfficeTerms(List<Choice> reasons, List<Row> terms) {
    }

    record Choice(String value, String label) {
    }

    /** A running term; extendable when the reader may give more time. */
    record Row(String taskId, String caseNumber, String term, String assignee, Instant due, String level, String words,
               boolean extendable) {
    }

    /** New last day of the term, and why: a code of {@link TermExtensions#REASONS}. */
    record Wish(LocalDate lastDay, String reason) {
    }

    /** The term as it runs now. */
    record Extended(Instant warn, Instant due) {
    }

    @GetMapping
    OfficeTerms terms() {
        Officer head = head();
        return new OfficeTerms(TermExtensions.REASONS.stream()
                .map(code -> new Choice(code, messages.text("terms.reason." + code))).toList(),
                records.ofOffices(extensions.headed(head), MOST).stream().map(term -> row(term, head)).toList());
    }

    /** Gives a task more time; the answer is the term as it runs then. */
    @PostMapping("/{taskId}/extension")
    Extended extend(@PathVariable String taskId, @RequestBody Wish wish) {
        OpenTerm term = extensions.extend(taskId, wish.lastDay(), wish.reason(), head())
                .orElseThrow(() -> new FaultException(Fault.of("terms.extension.none")));
        return new Extended(term.warnAt(), term.dueAt());
    }

    private Row row(OpenTerm term, Officer head) {
        TermState state = wording.state(term);
        return new Row(term.taskId(), term.caseNumber(),
                table.find(term.termCode()).map(found -> found.name(Language.current())).orElse(term.termCode()),
                term.assignee() == null ? null
                        : staff.officer(term.assignee()).map(Officer::shortName).orElse(term.assignee()),
                term.dueAt(), state.level().code(), state.text(), !term.paused() && extensions.mayExtend(head, term));
    }

    private Officer head() {
        return staff.officer(SecurityContextHolder.getContext().getAuthentication().getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
