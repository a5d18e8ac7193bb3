package kz.qonys.desk.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.desk.form.FormSchema;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Words a refusal in the reader's language: labels and rules, never a value. */
final class Rejection {

    private final Messages messages;

    Rejection(Messages messages) {
        this.messages = messages;
    }

    /** Runs the work; its faults become the one exception that Tasklist answers with 400 and our text. */
    void wording(FormSchema schema, Runnable work) {
        try {
            work.run();
        } catch (FaultException e) {
            Language language = Language.current();
            List<FieldFault> faults = e.faults().stream().distinct()
                    .map(fault -> worded(schema, fault, language)).toList();
            remember(faults);
            Set<String> lines = faults.stream()
                    .map(fault -> fault.place().isEmpty() ? fault.text()
                            : messages.text(language, "desk.form.at", fault.place(), fault.text()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            throw new FormFieldValidationException(e.faults().stream().map(Fault::field).toList(),
                    messages.text(language, "desk.form.rejected", String.join("; ", lines)));
        }
    }

    String notYours(String holder) {
        return holder == null ? messages.text("desk.task.free") : messages.text("desk.task.taken", holder);
    }

    String mayNotStart() {
        return messages.text("desk.start.denied");
    }

    private FieldFault worded(FormSchema schema, Fault fault, Language language) {
        String place = schema.place(fault.field(), language, row -> messages.text(language, "desk.form.row", row));
        return new FieldFault(fault.field(), schema.componentId(fault.field()), place, messages.text(fault));
    }

    private static void remember(List<FieldFault> faults) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(FieldFault.ATTRIBUTE, faults, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
