package kz.qonys.casefile.web;

import java.util.Map;
import kz.qonys.casefile.AboutCases;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.FaultException;
import kz.qonys.language.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Refusals of REST doors of one case as RFC 7807 problems in the reader's language. */
@RestControllerAdvice(annotations = AboutCases.class)
class CaseProblems {

    private static final String TITLE = "casefile.problem.title";
    private static final Map<String, HttpStatus> STATUS = Map.of(
            "casefile.fault.file-large", HttpStatus.PAYLOAD_TOO_LARGE,
            "casefile.fault.file-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "casefile.fault.document-not-yours", HttpStatus.FORBIDDEN);

    private final Problems problems;

    CaseProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(CaseNotVisibleException.class)
    ResponseEntity<ProblemDetail> invisible() {
        return problems.answer(HttpStatus.NOT_FOUND, TITLE, "casefile.problem.not-found");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(FaultException e) {
        return problems.answer(STATUS.getOrDefault(e.faults().get(0).key(), HttpStatus.BAD_REQUEST), TITLE, e);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<ProblemDetail> tooLarge() {
        return problems.answer(HttpStatus.PAYLOAD_TOO_LARGE, TITLE, "casefile.problem.upload-large");
    }

    @ExceptionHandler({MultipartException.class, MissingServletRequestPartException.class,
            MissingServletRequestParameterException.class})
    ResponseEntity<ProblemDetail> incomplete() {
        return problems.answer(HttpStatus.BAD_REQUEST, TITLE, "casefile.problem.upload-incomplete");
    }
}
