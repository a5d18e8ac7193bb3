package kz.qonys.signature;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.qonys.language.Messages;
import kz.qonys.staff.Operation;

/** What of a signed content a reader sees: no more than the case card shows the same reader. */
final class Sight {

    /** What whoever sees all of it must be allowed to do. */
    static final Set<Operation> WHOLE = Set.of(Operation.CASE_CARD_READ, Operation.REGISTRY_ANSWER_READ,
            Operation.DOCUMENT_READ, Operation.REMARK_READ);

    /** Fields that stand in sections of the card with rights of their own. */
    private static final Map<String, Operation> SECTIONS = Map.of(
            "registryAnswers", Operation.REGISTRY_ANSWER_READ, "relativesCompared", Operation.REGISTRY_ANSWER_READ,
            "documentsOnFile", Operation.DOCUMENT_READ, "missingDocuments", Operation.DOCUMENT_READ,
            "remarks", Operation.REMARK_READ, "openRemarks", Operation.REMARK_READ);
    private static final Pattern IIN = Pattern.compile("\\b\\d{8}(?=\\d{4}\\b)");
    private static final Pattern NUMBER_KEY = Pattern.compile("(?i)documentNumber");
    private static final int LAST = 4;
    private static final String MASK = "•";

    private final Set<Operation> allowed;
    private final Messages messages;

    Sight(Set<Operation> allowed, Messages messages) {
        this.allowed = allowed;
        this.messages = messages;
    }

    List<SignedDecisions.Line> lines(SignedContent content) {
        return content.fields().stream()
                .map(field -> new SignedDecisions.Line(field.key(), field.label(), shown(field))).toList();
    }

    List<SignedDocument> documents(SignedContent content) {
        return allowed.contains(Operation.DOCUMENT_READ) ? content.documents() : List.of();
    }

    private String shown(SignedField field) {
        Operation needed = SECTIONS.get(field.key());
        if (needed != null && !allowed.contains(needed)) {
            return messages.text("signature.withheld");
        }
        return field.rows() == null ? masked(field.key(), field.shown())
                : field.rows().stream().map(row -> row.stream().map(cell -> masked(cell.key(), cell.shown()))
                        .collect(Collectors.joining(", "))).collect(Collectors.joining("; "));
    }

    /** Numbers of persons as the card shows them: whole to whoever may edit the case, else their last four digits. */
    private String masked(String key, String shown) {
        if (allowed.contains(Operation.CASE_EDIT)) {
            return shown;
        }
        return NUMBER_KEY.matcher(key).find() && shown.length() > LAST
                ? MASK.repeat(shown.length() - LAST) + shown.substring(shown.length() - LAST)
                : IIN.matcher(shown).replaceAll(MASK.repeat(8));
    }
}
