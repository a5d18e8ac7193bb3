package kz.qonys.casefile;

/** The case or document does not exist, or the reader may not see it: the two are never told apart. */
public class CaseNotVisibleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CaseNotVisibleException() {
        super("No such case for this reader");
    }
}
