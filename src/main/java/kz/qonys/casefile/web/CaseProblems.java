package kz.qonys.casefile.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.qonys.casefile.AboutOneCase;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
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
@RestControllerAdvice(annotations = AboutOneCase.class)
class CaseProblems {

    private static final Map<String, HttpStatus> STATUS = Map.of(
            "casefile.fault.file-large", HttpStatus.PAYLOAD_TOO_LARGE,
            "casefile.fault.file-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "casefile.fault.document-not-yours", HttpStatus.FORBIDDEN);

    private final Messages messages;

    CaseProblems(Messages messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invisible(CaseNotVisibleException e) {
        return answer(HttpStatus.NOT_FOUND, messages.text("casefile.problem.not-found"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(FaultException e) {
        HttpStatus status = STATUS.getOrDefault(e.faults().get(0).key(), HttpStatus.BAD_REQUEST);
        ResponseEntity<ProblemDetail> answer = answer(status,
                e.faults().stream().map(messages::text).collect(Collectors.joining(" ")));
        answer.getBody().setProperty("faults", e.faults().stream().map(this::fault).toList());
        return answer;
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<ProblemDetail> tooLarge() {
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, messages.text("casefile.problem.upload-large"));
    }

    @ExceptionHandler({MultipartException.class, MissingServletRequestPartException.class,
            MissingServletRequestParameterException.class})
    ResponseEntity<ProblemDetail> incomplete() {
        return answer(HttpStatus.BAD_REQUEST, messages.text("casefile.problem.upload-incomplete"));
    }

    private Map<String, String> fault(Fault fault) {
        Map<String, String> worded = new LinkedHashMap<>();
        worded.put("field", fault.field());
        worded.put("message", messages.text(fault));
        return worded;
    }

    private ResponseEntity<ProblemDetail> answer(HttpStatus status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(messages.text("casefile.problem.title"));
        return ResponseEntity.status(status).header("Cache-Control", "no-store").body(problem);
    }
}
