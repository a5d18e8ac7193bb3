package kz.qonys.signature.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals of signing as RFC 7807 problems in the reader's language; {@code code} is the message key. */
@RestControllerAdvice(assignableTypes = SignatureController.class)
class SignatureProblems {

    private final Messages messages;

    SignatureProblems(Messages messages) {
        this.messages = messages;
    }

    @ExceptionHandler({NoSuchElementException.class, CaseNotVisibleException.class})
    ResponseEntity<ProblemDetail> absent() {
        return answer(HttpStatus.NOT_FOUND, "signature.problem.absent", messages.text("signature.problem.absent"),
                List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(FaultException e) {
        String key = e.faults().get(0).key();
        HttpStatus status = key.equals("signature.refused.too-large") ? HttpStatus.PAYLOAD_TOO_LARGE
                : HttpStatus.UNPROCESSABLE_ENTITY;
        return answer(status, key, e.faults().stream().map(messages::text).collect(Collectors.joining(" ")),
                e.faults());
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, HttpMediaTypeNotSupportedException.class})
    ResponseEntity<ProblemDetail> unreadable() {
        return answer(HttpStatus.BAD_REQUEST, "signature.problem.unreadable",
                messages.text("signature.problem.unreadable"), List.of());
    }

    private ResponseEntity<ProblemDetail> answer(HttpStatus status, String code, String detail, List<Fault> faults) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(messages.text("signature.problem.title"));
        problem.setProperty("code", code);
        problem.setProperty("faults", faults.stream().map(this::fault).toList());
        return ResponseEntity.status(status).header("Cache-Control", "no-store").body(problem);
    }

    private Map<String, String> fault(Fault fault) {
        Map<String, String> worded = new LinkedHashMap<>();
        worded.put("field", fault.field());
        worded.put("message", messages.text(fault));
        return worded;
    }
}
