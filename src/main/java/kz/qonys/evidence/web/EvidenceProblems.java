package kz.qonys.evidence.web;

import java.util.Map;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.FaultException;
import kz.qonys.language.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Refusals of evidence. */
@RestControllerAdvice(assignableTypes = EvidenceResource.class)
class EvidenceProblems {

    private static final String TITLE = "evidence.problem.title";

    /** Faults after which the same call may do better later. */
    private static final Map<String, HttpStatus> STATUS = Map.of(
            "evidence.fault.busy", HttpStatus.CONFLICT,
            "evidence.fault.large.photo", HttpStatus.PAYLOAD_TOO_LARGE,
            "evidence.fault.large.video", HttpStatus.PAYLOAD_TOO_LARGE,
            "evidence.fault.type", HttpStatus.UNSUPPORTED_MEDIA_TYPE);

    private final Problems problems;

    EvidenceProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(CaseNotVisibleException.class)
    ResponseEntity<ProblemDetail> invisible() {
        return problems.answer(HttpStatus.NOT_FOUND, TITLE, "evidence.problem.not-found");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(FaultException e) {
        return problems.answer(STATUS.getOrDefault(e.faults().get(0).key(), HttpStatus.BAD_REQUEST), TITLE, e);
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<ProblemDetail> unreadable() {
        return problems.answer(HttpStatus.BAD_REQUEST, TITLE, "evidence.problem.unreadable");
    }
}
