package kz.qonys.review;

/** Lets a family withdraw while its case is open. */
public interface Withdrawals {

    /**
     * Asks the career centre to confirm a withdrawal; the case goes on until it is confirmed.
     *
     * @throws kz.qonys.language.FaultException when the case is closed or a withdrawal is being confirmed already
     */
    void request(String caseId);
}
