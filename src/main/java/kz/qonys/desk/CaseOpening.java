package kz.qonys.desk;

import java.util.Map;

/** Opens the case file of a new application when a start form is submitted. Runs in the engine's transaction. */
public interface CaseOpening {

    /**
     * Opens a case.
     *
     * @param values        what the start form declares and the officer entered; keys as in the case field list
     * @param submissionKey fresh UUID of the drawn form; the same key a second time is a double submission and must be
     *                      refused
     * @param officeId      career centre the officer acts for
     * @param userId        the officer
     * @throws kz.qonys.language.FaultException with every fault at once, each at its field
     */
    Opened open(Map<String, Object> values, String submissionKey, String officeId, String userId);

    /**
     * What the engine has to know of the new case; nothing of it is personal.
     *
     * @param caseId           key of the case file
     * @param caseNumber       number for people, becomes the business key
     * @param category         {@code kandas} or {@code migrant}
     * @param departureOffice  career centre of departure; for applicants abroad that of settlement
     * @param settlementOffice career centre of settlement, null until chosen
     * @param abroad           true when the family applies from outside the country
     */
    record Opened(String caseId, String caseNumber, String category, String departureOffice, String settlementOffice,
                  boolean abroad) {
    }
}
