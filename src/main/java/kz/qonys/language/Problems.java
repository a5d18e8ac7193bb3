package kz.qonys.language;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Refusals of our REST doors as RFC 7807 problems in the reader's language, never to be cached. A door's own advice
 * decides about status and words; how they are put is decided here.
 */
@Component
public class Problems {

    private final Messages messages;

    public Problems(Messages messages) {
        this.messages = messages;
    }

    /** Words for a fault and the field it stands at, empty for the whole request. */
    public record Worded(String field, String message) {
    }

    /**
     * A refusal in one sentence.
     *
     * @param titleKey  message key of what was refused
     * @param detailKey message key of why
     */
    public ResponseEntity<ProblemDetail> answer(HttpStatus status, String titleKey, String detailKey) {
        return problem(status, titleKey, messages.text(detailKey));
    }

    /** A refusal with every fault: as sentences in {@code detail}, with their fields in {@code faults}. */
    public ResponseEntity<ProblemDetail> answer(HttpStatus status, String titleKey, FaultException refused) {
        ResponseEntity<ProblemDetail> answer = problem(status, titleKey,
                refused.faults().stream().map(messages::text).collect(Collectors.joining(" ")));
        answer.getBody().setProperty("faults", worded(refused));
        return answer;
    }

    /** Every fault in words, for answers that are no problems. */
    public List<Worded> worded(FaultException refused) {
        return refused.faults().stream().map(fault -> new Worded(fault.field(), messages.text(fault))).toList();
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String titleKey, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(messages.text(titleKey));
        return ResponseEntity.status(status).header("Cache-Control", "no-store").body(problem);
    }
}
