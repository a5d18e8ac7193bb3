package kz.qonys.casefile.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.language.Messages;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.stereotype.Component;

/** Section {@code upload} of the case card: the kinds of documents that the upload form offers. */
@Component
class UploadChoices implements CaseCardPart {

    private final Messages messages;

    UploadChoices(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public Operation operation() {
        return Operation.DOCUMENT_UPLOAD;
    }

    @Override
    public Object part(String caseId, Officer reader) {
        List<Map<String, String>> kinds = Arrays.stream(DocumentKind.values()).filter(kind -> !kind.produced())
                .map(kind -> Map.of("value", kind.code(), "label", messages.text("documentKind." + kind.code())))
                .toList();
        return Map.of("kinds", kinds);
    }
}
