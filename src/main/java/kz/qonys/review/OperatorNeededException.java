package kz.qonys.review;

/**
 * Asking again is useless until an operator acts; becomes an incident. The text is a stable code, never personal data.
 */
public class OperatorNeededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OperatorNeededException(String reason) {
        super(reason);
    }
}
