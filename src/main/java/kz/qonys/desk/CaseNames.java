package kz.qonys.desk;

import java.util.Collection;
import java.util.Map;
import kz.qonys.casefile.Access;

/**
 * What a list card says about a case. The case file implements it over its display names; one access-log entry per
 * call.
 */
public interface CaseNames {

    /**
     * Names of cases the reader sees in a task list.
     *
     * @return by case id; a case that is not on file is missing
     */
    Map<String, CaseName> names(Collection<String> caseIds, Access access);

    /**
     * Words for a card.
     *
     * @param caseNumber       number of the case
     * @param familyName       surname with initials
     * @param settlementRegion name of the region of settlement in the reader's language, null until chosen
     */
    record CaseName(String caseNumber, String familyName, String settlementRegion) {
    }
}
