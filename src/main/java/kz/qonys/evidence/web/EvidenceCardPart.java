package kz.qonys.evidence.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.evidence.web.EvidenceWording.ItemView;
import kz.qonys.language.Messages;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.stereotype.Component;

/**
 * Section {@code evidence} of the case card: photos and videos with their places, for whoever may read the documents.
 */
@Component
class EvidenceCardPart implements CaseCardPart {

    /** The section: words for its headings, and the items, the earliest first. */
    record Section(Map<String, String> words, List<ItemView> items) {
    }

    private static final List<String> WORDS = List.of("title", "map", "mapAlt", "service", "captured", "fileSays",
            "place", "noPlace", "accuracyCircle", "otherPlace", "open", "marks", "none", "video");

    private final EvidenceWording wording;
    private final Messages messages;

    EvidenceCardPart(EvidenceWording wording, Messages messages) {
        this.wording = wording;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public Operation operation() {
        return Operation.DOCUMENT_READ;
    }

    @Override
    public Object part(String caseId, Officer reader) {
        List<ItemView> items = wording.items(caseId, reader);
        if (items.isEmpty()) {
            return null;
        }
        Map<String, String> words = new LinkedHashMap<>();
        WORDS.forEach(word -> words.put(word, messages.text("evidence.card." + word)));
        return new Section(words, items);
    }
}
