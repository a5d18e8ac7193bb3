package kz.qonys.security;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** How long the session still lasts, for the warning in the applications. */
@RestController
class SessionController {

    private final SecuritySettings settings;
    private final Clock clock = Clock.systemUTC();

    SessionController(SecuritySettings settings) {
        this.settings = settings;
    }

    /**
     * Answer of both calls.
     *
     * @param secondsLeft until the session ends if nothing is done
     * @param warnSeconds a warning is due when no more than this is left
     * @param extendable  false when the session has reached its absolute end, so that staying is no choice
     */
    record Remaining(long secondsLeft, long warnSeconds, boolean extendable) {
    }

    /** Asked with the header {@link SignInMarks#BACKGROUND}, so that asking does not prolong. */
    @GetMapping("/api/session")
    ResponseEntity<Remaining> remaining(HttpSession session) {
        SignInMarks.Left left = SignInMarks.left(session, settings, clock.millis());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Remaining(
                Math.max(0, left.soonest().toSeconds()), settings.warnBefore().toSeconds(), left.extendable()));
    }

    /** Stay signed in: the call itself is a sign of life, which {@link SignInMarks} has noted. */
    @PostMapping("/api/session")
    ResponseEntity<Remaining> stay(HttpSession session) {
        return remaining(session);
    }
}
