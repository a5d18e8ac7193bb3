package kz.qonys.casefile.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import kz.qonys.casefile.CaseCard;

/** The card as JSON: its own sections, those of other packages beside them, and the headings of all. */
class CardAnswer {

    private final CaseCard card;
    private final Map<String, Object> parts;
    private final Map<String, String> labels;

    CardAnswer(CaseCard card, Map<String, Object> parts, Map<String, String> labels) {
        this.card = card;
        this.parts = parts;
        this.labels = labels;
    }

    @JsonUnwrapped
    public CaseCard getCard() {
        return card;
    }

    @JsonAnyGetter
    public Map<String, Object> getParts() {
        return parts;
    }

    @JsonProperty
    public Map<String, String> getLabels() {
        return labels;
    }
}
