package kz.qonys.signature;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks again at signatures that wait for an authority's answer, until they are accepted or refused, for a day. */
@Component
public class SignatureRecheck {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final SignatureStore store;
    private final Signing signing;
    private final Clock clock;

    SignatureRecheck(SignatureStore store, Signing signing, Clock clock) {
        this.store = store;
        this.signing = signing;
        this.clock = clock;
    }

    /** One round of looking; a signature that still waits stays as it is. */
    @Scheduled(fixedDelayString = "${qonys.signature.recheck:PT60S}",
            initialDelayString = "${qonys.signature.recheck:PT60S}")
    public void look() {
        store.waiting(clock.instant().minus(LONGEST)).forEach(signing::again);
    }
}
