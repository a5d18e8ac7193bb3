package kz.qonys.employment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Entries;
import kz.qonys.casefile.FieldKeeper;
import kz.qonys.casefile.FormRow;
import kz.qonys.casefile.Person;
import org.springframework.stereotype.Component;

/** Fields of a family's answer to an offer, and the list of offers. */
@Component
class OfferFields implements FieldKeeper {

    private static final String REASON = "offerRefusalReason";
    private static final String NOTE = "offerNote";
    private static final String LIST = "offerLog";

    private final Offers offers;
    private final CaseFiles cases;
    private final Wording wording;

    OfferFields(Offers offers, CaseFiles cases, Wording wording) {
        this.offers = offers;
        this.cases = cases;
        this.wording = wording;
    }

    @Override
    public Set<String> filled() {
        return Set.of(REASON, NOTE);
    }

    @Override
    public Set<String> shown() {
        return Set.of(LIST);
    }

    @Override
    public Object value(String key, String caseId, Access access) {
        Optional<Offers.Offer> open = offers.open(caseId);
        return switch (key) {
            case LIST -> list(caseId, access);
            case REASON -> open.map(Offers.Offer::reason).orElse(null);
            default -> open.map(Offers.Offer::note).orElse(null);
        };
    }

    @Override
    public void take(String caseId, Map<String, Object> values, Access access) {
        Entries entries = new Entries(values);
        String reason = entries.code(REASON, Offers.REASONS);
        String note = entries.text(NOTE, Entries.LONG_TEXT);
        entries.check();
        offers.open(caseId).ifPresent(offer -> offers.note(offer.id(), reason, note));
    }

    private List<Map<String, Object>> list(String caseId, Access access) {
        Map<String, String> names = Person.shortNames(cases.persons(caseId, access));
        return offers.of(caseId).stream().map(offer -> FormRow.of(
                "person", names.getOrDefault(offer.personId(), ""),
                "work", wording.occupation(offer.occupation()) + " (" + offer.title() + ")",
                "place", offer.employer() + "; " + offer.locality(),
                "housing", wording.code("housing", offer.housing()),
                "why", offer.score() + ": " + wording.whyOnFile(offer.reasons()),
                "state", wording.code("offer", offer.state()),
                "note", String.join(". ", List.of(wording.code("refusal", offer.reason()),
                        Objects.toString(offer.note(), ""))).replaceAll("^\\. |\\. $", ""))).toList();
    }
}
