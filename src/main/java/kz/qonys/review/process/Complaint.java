package kz.qonys.review.process;

import java.util.List;
import java.util.stream.Collectors;
import kz.qonys.language.Fault;
import kz.qonys.language.Messages;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.springframework.stereotype.Component;

/** Words what stands in the way of completing a task, the way Tasklist shows it: answered with 400, form kept. */
@Component
class Complaint {

    private final Messages messages;

    Complaint(Messages messages) {
        this.messages = messages;
    }

    FormFieldValidationException of(List<Fault> faults) {
        String text = faults.stream().map(messages::text).collect(Collectors.joining(" "));
        return new FormFieldValidationException(faults.get(0).key(), text);
    }
}
