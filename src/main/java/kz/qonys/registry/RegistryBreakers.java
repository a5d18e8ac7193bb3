package kz.qonys.registry;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * One circuit breaker per registry and node. A registry that fails is left alone for a while, then tried by few; when
 * it answers, {@link RegistryBack} is published and whoever waits goes on. Unavailable counts as a failure; everything
 * that shows a working registry counts as a success, a refusal included; a misconfigured call says nothing about it.
 */
@Component
public class RegistryBreakers {

    /** Reason of an answer for which nobody was asked. */
    static final String OPEN = "breaker-open";

    private final Map<Registry, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final Map<Registry, Instant> openedAt = new ConcurrentHashMap<>();
    private final BreakerSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    public RegistryBreakers(BreakerSettings settings, Clock clock, ApplicationEventPublisher events) {
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /** Makes a call and takes note of how it ended; {@link #OPEN} when the registry is left alone. */
    <T> RegistryAnswer<T> call(Registry registry, Supplier<RegistryAnswer<T>> call) {
        CircuitBreaker breaker = breaker(registry);
        if (!breaker.tryAcquirePermission()) {
            return new RegistryAnswer.Unavailable<>(OPEN);
        }
        long start = System.nanoTime();
        RegistryAnswer<T> answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            breaker.releasePermission();
            throw e;
        }
        if (answer instanceof RegistryAnswer.Misconfigured<T>) {
            breaker.releasePermission();
        } else if (answer instanceof RegistryAnswer.Unavailable<T> unavailable) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS,
                    new UnavailableException(unavailable.reason()));
        } else {
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
        return answer;
    }

    /** When a call that found the registry gone is worth another try: after its pause, not before the breaker's. */
    Instant next(Registry registry, Duration pause, String key) {
        Instant now = clock.instant();
        Instant own = now.plus(pause);
        Instant opened = openedAt.get(registry);
        Instant breaker = opened == null ? now : opened.plus(settings.pause());
        long jitter = (long) (pause.toMillis() * settings.jitter() * Math.floorMod(key.hashCode(), 100) / 100);
        return (own.isAfter(breaker) ? own : breaker).plusMillis(jitter);
    }

    /** How many waiting inquiries go on each second once a registry is back. */
    public int perSecond() {
        return settings.perSecond();
    }

    /** True while no call to the registry is made. */
    public boolean isOpen(Registry registry) {
        return breaker(registry).getState() == CircuitBreaker.State.OPEN;
    }

    /** Forgets every failure, e.g. after an operator has mended the line. */
    public void reset() {
        openedAt.clear();
        breakers.values().forEach(CircuitBreaker::reset);
    }

    private CircuitBreaker breaker(Registry registry) {
        return breakers.computeIfAbsent(registry, this::made);
    }

    private CircuitBreaker made(Registry registry) {
        CircuitBreaker breaker = CircuitBreaker.of(registry.code(), CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(settings.calls())
                .minimumNumberOfCalls(settings.calls())
                .failureRateThreshold(settings.failures())
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            CircuitBreaker.State to = event.getStateTransition().getToState();
            if (to == CircuitBreaker.State.OPEN) {
                openedAt.put(registry, clock.instant());
            } else if (to == CircuitBreaker.State.CLOSED) {
                openedAt.remove(registry);
                events.publishEvent(new RegistryBack(registry));
            }
        });
        return breaker;
    }

    /** Carries a reason code to the breaker; never leaves this class. */
    private static final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnavailableException(String reason) {
            super(reason, null, false, false);
        }
    }
}
