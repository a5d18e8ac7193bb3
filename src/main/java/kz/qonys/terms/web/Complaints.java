package kz.qonys.terms.web;

import java.util.List;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Words what is wrong with a request about calendars or extensions: 400 with every fault at once. */
@RestControllerAdvice(assignableTypes = {CalendarResource.class, RecalculationResource.class, OfficeTermsResource.class})
class Complaints {

    private final Messages messages;

    Complaints(Messages messages) {
        this.messages = messages;
    }

    /** Words for every fault. */
    record Refusal(List<Worded> faults) {
    }

    /** A fault and the field it stands at, empty for the whole request. */
    record Worded(String field, String message) {
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Refusal refuse(FaultException exception) {
        return new Refusal(exception.faults().stream()
                .map(fault -> new Worded(fault.field(), messages.text(fault))).toList());
    }
}
