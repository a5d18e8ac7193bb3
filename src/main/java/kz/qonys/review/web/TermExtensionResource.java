package kz.qonys.review.web;

import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermExtensions;
import kz.qonys.terms.TermRecords;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The head of an office gives a task of a case more time. Who does not see the case's terms learns nothing. */
@RestController
class TermExtensionResource {

    private final CaseFiles cases;
    private final TermRecords records;
    private final TermExtensions extensions;
    private final StaffDirectory staff;
    private final AccessMatrix matrix;
    private final Messages messages;

    TermExtensionResource(CaseFiles cases, TermRecords records, TermExtensions extensions, StaffDirectory staff,
            AccessMatrix matrix, Messages messages) {
        this.cases = cases;
        this.records = records;
        this.extensions = extensions;
        this.staff = staff;
        this.matrix = matrix;
        this.messages = messages;
    }

    /** New last day of the term, and why: a code of {@link TermExtensions#REASONS}. */
    record Wish(LocalDate lastDay, String reason) {
    }

    /** The term as it runs now. */
    record Extended(Instant warn, Instant due) {
    }

    /** Words for every fault. */
    record Refusal(List<Worded> faults) {
    }

    record Worded(String field, String message) {
    }

    @PostMapping("/api/case/{caseId}/terms/{taskId}/extension")
    Extended extend(@PathVariable String caseId, @PathVariable String taskId, @RequestBody Wish wish, Principal principal) {
        Officer officer = staff.officer(principal.getName()).orElseThrow(CaseNotVisibleException::new);
        if (!matrix.allows(officer, Operation.TERM_READ, cases.summary(caseId).sides())
                || records.ofTask(taskId).filter(term -> caseId.equals(term.caseId())).isEmpty()) {
            throw new CaseNotVisibleException();
        }
        OpenTerm term = extensions.extend(taskId, wish.lastDay(), wish.reason(), officer)
                .orElseThrow(CaseNotVisibleException::new);
        return new Extended(term.warnAt(), term.dueAt());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    Refusal invisible(CaseNotVisibleException exception) {
        return new Refusal(List.of(new Worded("", messages.text("terms.extension.none"))));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Refusal refuse(FaultException exception) {
        return new Refusal(exception.faults().stream()
                .map(fault -> new Worded(fault.field(), messages.text(fault))).toList());
    }
}
