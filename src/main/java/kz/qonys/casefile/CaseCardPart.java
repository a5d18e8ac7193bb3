package kz.qonys.casefile;

import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;

/** A section of the case card that another package adds; declare a bean. */
public interface CaseCardPart {

    /** Property name in the card's JSON, camelCase, e.g. {@code registryAnswers}. */
    String name();

    /** What the reader must be allowed to do with the case to be sent this section. */
    default Operation operation() {
        return Operation.CASE_CARD_READ;
    }

    /** The section, ready for JSON, words in the reader's language; null leaves it out. */
    Object part(String caseId, Officer reader);
}
