package kz.qonys.terms.web;

import java.util.List;
import kz.qonys.language.FaultException;
import kz.qonys.language.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Words what is wrong with a request about calendars or extensions: 400 with every fault at once. */
@RestControllerAdvice(assignableTypes = {CalendarResource.class, RecalculationResource.class,
        OfficeTermsResource.class})
class Complaints {

    private final Problems problems;

    Complaints(Problems problems) {
        this.problems = problems;
    }

    /** Words for every fault. */
    record Refusal(List<Problems.Worded> faults) {
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Refusal refuse(FaultException exception) {
        return new Refusal(problems.worded(exception));
    }
}
