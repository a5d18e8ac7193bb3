package kz.qonys.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.springframework.stereotype.Component;

/** Faults as sentences in the language of whoever deploys. */
@Component
class ModelWords {

    /** Sentences in one answer; whoever has mended so many deploys again. */
    private static final int MOST = 40;

    private final Messages messages;

    ModelWords(Messages messages) {
        this.messages = messages;
    }

    ModelsRefusedException refusal(List<ModelFault> faults) {
        Map<ModelFault, String> sentences = new LinkedHashMap<>();
        faults.stream().limit(MOST).forEach(fault -> sentences.put(fault, sentence(fault)));
        StringBuilder message = new StringBuilder(messages.text("deployment.refused", faults.size()));
        int number = 1;
        for (String sentence : sentences.values()) {
            message.append('\n').append(number++).append(". ").append(sentence);
        }
        if (faults.size() > MOST) {
            message.append('\n').append(messages.text("deployment.refused.more", faults.size() - MOST));
        }
        return new ModelsRefusedException(message.toString(), sentences);
    }

    private String sentence(ModelFault fault) {
        String text = messages.text(fault.key(), fault.arguments().toArray());
        String place = place(fault);
        return place.isEmpty() ? text : place + ": " + text;
    }

    /** File, label and id, and the line when there is nothing to click on. */
    private String place(ModelFault fault) {
        String label = fault.label(Language.current());
        StringBuilder place = new StringBuilder(fault.file());
        if (!fault.elementId().isEmpty()) {
            place.append(place.isEmpty() ? "" : ", ").append(label.isBlank() ? fault.elementId()
                    : messages.text("deployment.place", label, fault.elementId()));
        } else if (fault.line() > 0) {
            place.append(place.isEmpty() ? "" : ", ").append(messages.text("deployment.line", fault.line()));
        }
        return place.toString();
    }
}
