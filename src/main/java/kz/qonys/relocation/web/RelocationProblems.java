package kz.qonys.relocation.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals of this package in the reader's language: 404 for a case that is not the reader's, 400 for faults. */
@RestControllerAdvice(assignableTypes = {AssistantResource.class, BedsResource.class})
class RelocationProblems {

    private final Messages messages;

    RelocationProblems(Messages messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invisible(CaseNotVisibleException e) {
        return answer(HttpStatus.NOT_FOUND, messages.text("casefile.problem.not-found"), List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(FaultException e) {
        return answer(HttpStatus.BAD_REQUEST, e.faults().stream().map(messages::text).collect(Collectors.joining(" ")),
                e.faults().stream().map(fault -> Map.of("field", fault.field(), "message", messages.text(fault))).toList());
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String detail, List<?> faults) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("faults", faults);
        return ResponseEntity.status(status).header("Cache-Control", "no-store").body(problem);
    }
}
