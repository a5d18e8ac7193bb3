package kz.qonys.evidence.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Refusals of evidence as RFC 7807 problems in the reader's language. */
@RestControllerAdvice(assignableTypes = EvidenceResource.class)
class EvidenceProblems {

    /** Faults after which the same call may do better later. */
    private static final Map<String, HttpStatus> STATUS = Map.of(
            "evidence.fault.busy", HttpStatus.CONFLICT,
            "evidence.fault.large.photo", HttpStatus.PAYLOAD_TOO_LARGE,
            "evidence.fault.large.video", HttpStatus.PAYLOAD_TOO_LARGE,
            "evidence.fault.type", HttpStatus.UNSUPPORTED_MEDIA_TYPE);

    private final Messages messages;

    EvidenceProblems(Messages messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invisible(CaseNotVisibleException e) {
        return answer(HttpStatus.NOT_FOUND, messages.text("evidence.problem.not-found"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(FaultException e) {
        HttpStatus status = STATUS.getOrDefault(e.faults().get(0).key(), HttpStatus.BAD_REQUEST);
        ResponseEntity<ProblemDetail> answer = answer(status,
                e.faults().stream().map(messages::text).collect(Collectors.joining(" ")));
        answer.getBody().setProperty("faults", e.faults().stream().map(this::fault).toList());
        return answer;
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<ProblemDetail> unreadable() {
        return answer(HttpStatus.BAD_REQUEST, messages.text("evidence.problem.unreadable"));
    }

    private Map<String, String> fault(Fault fault) {
        Map<String, String> worded = new LinkedHashMap<>();
        worded.put("field", fault.field());
        worded.put("message", messages.text(fault));
        return worded;
    }

    private ResponseEntity<ProblemDetail> answer(HttpStatus status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(messages.text("evidence.problem.title"));
        return ResponseEntity.status(status).header("Cache-Control", "no-store").body(problem);
    }
}
