package kz.qonys.review;

/** Lets a family withdraw while its application is under review. */
public interface Withdrawals {

    /**
     * Asks the career centre to confirm a withdrawal; the review goes on until it is confirmed.
     *
     * @throws kz.qonys.language.FaultException when the case is not under review or a withdrawal is being confirmed already
     */
    void request(String caseId);
}
