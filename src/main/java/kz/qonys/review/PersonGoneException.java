package kz.qonys.review;

/** The question is about somebody who was taken out of the application meanwhile. */
class PersonGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PersonGoneException() {
        super("The person is no longer in the application");
    }
}
