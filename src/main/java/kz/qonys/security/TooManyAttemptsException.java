package kz.qonys.security;

import org.springframework.security.authentication.LockedException;

/** The password was not looked at. Thrown alike for accounts that exist and for those that do not. */
class TooManyAttemptsException extends LockedException {

    private static final long serialVersionUID = 1L;

    TooManyAttemptsException() {
        super("Too many attempts");
    }
}
