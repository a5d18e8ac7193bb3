package kz.qonys.casefile;

import java.util.Set;

/**
 * What a package begins for people who come into a family after its application, or whose number becomes known
 * then. Declare a bean; all are told in the transaction that makes them members of the household for good.
 */
public interface Newcomers {

    /**
     * The household is as it stands now.
     *
     * @param people ids of those who came, became the applicant or got a number by what was decided now; may be empty
     */
    void came(String caseId, Set<String> people, Access access);
}
