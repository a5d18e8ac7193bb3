package kz.qonys.signature.web;

import java.util.NoSuchElementException;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.FaultException;
import kz.qonys.language.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals of signing; {@code code} is the message key. */
@RestControllerAdvice(assignableTypes = SignatureController.class)
class SignatureProblems {

    private static final String TITLE = "signature.problem.title";

    private final Problems problems;

    SignatureProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler({NoSuchElementException.class, CaseNotVisibleException.class})
    ResponseEntity<ProblemDetail> absent() {
        return sentence(HttpStatus.NOT_FOUND, "signature.problem.absent");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(FaultException e) {
        String key = e.faults().get(0).key();
        return coded(key, problems.answer(key.equals("signature.refused.too-large") ? HttpStatus.PAYLOAD_TOO_LARGE
                : HttpStatus.UNPROCESSABLE_ENTITY, TITLE, e));
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, HttpMediaTypeNotSupportedException.class})
    ResponseEntity<ProblemDetail> unreadable() {
        return sentence(HttpStatus.BAD_REQUEST, "signature.problem.unreadable");
    }

    private ResponseEntity<ProblemDetail> sentence(HttpStatus status, String key) {
        return coded(key, problems.answer(status, TITLE, key));
    }

    private static ResponseEntity<ProblemDetail> coded(String key, ResponseEntity<ProblemDetail> answer) {
        answer.getBody().setProperty("code", key);
        return answer;
    }
}
