package kz.qonys.registry;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Consents of persons to the reading of registries, one per case, person and registry: asked, granted, refused, lapsed
 * when nobody answers, expired. Like {@link RegistryInquiries}: every step may be repeated and is committed at once, in
 * a transaction of its own. The token never leaves this class but as an {@link AccessGrant} for the call.
 */
@Service
public class RegistryConsents implements SealedStore {

    /** Where a consent stands for who wants to read. */
    public enum State {
        /** The registry may be read now; also when it needs no consent of the person. */
        HELD,
        /** The person was asked and has not answered. */
        ASKED,
        /** The person said no. */
        REFUSED,
        /** The person was asked as often as the settings say and never answered. */
        LAPSED,
        /** The consent service does not answer. */
        UNAVAILABLE,
        /** An operator must act. */
        MISCONFIGURED
    }

    /**
     * How a consent stands.
     *
     * @param next   when to look again; null unless asked or unavailable
     * @param reason stable code; null unless unavailable or misconfigured
     */
    public record Standing(State state, Instant next, String reason) {
    }

    static final String CONSENT = "consent";

    private static final JavaType GRANT = TypeFactory.defaultInstance().constructType(AccessGrant.class);

    /** A consent that ends sooner is not used: the call itself takes time. */
    private static final Duration RESERVE = Duration.ofMinutes(1);

    private final ConsentRegistry service;
    private final ConsentStore store;
    private final CallStore calls;
    private final AnswerVault vault;
    private final ConsentSettings settings;
    private final RetrySchedule retry;
    private final RegistryBreakers breakers;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private final SealedJson grants;

    RegistryConsents(ConsentRegistry service, ConsentStore store, CallStore calls, AnswerVault vault,
            ConsentSettings settings, RetrySchedule retry, RegistryBreakers breakers, Clock clock,
            PlatformTransactionManager transactions) {
        this.service = service;
        this.store = store;
        this.calls = calls;
        this.vault = vault;
        this.grants = new SealedJson(vault);
        this.settings = settings;
        this.retry = retry;
        this.breakers = breakers;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** True when persons are asked before this registry is read. */
    public boolean needed(Registry registry) {
        return settings.services().containsKey(registry.code());
    }

    /**
     * Sees to the consent of a person to the reading of a registry: asks, looks for the answer, asks again.
     *
     * @param personId id in the case of who consents: the person, or the applicant for a minor
     * @param iin      of the same
     */
    public Standing obtain(String caseId, String personId, Registry registry, String iin) {
        if (!needed(registry)) {
            return new Standing(State.HELD, null, null);
        }
        ConsentStore.Key key = new ConsentStore.Key(caseId, personId, registry);
        Instant now = clock.instant();
        Optional<ConsentStore.Row> row = store.find(key);
        if (row.filter(held -> holds(held, now)).isPresent()) {
            return new Standing(State.HELD, null, null);
        }
        Optional<State> no = row.flatMap(ended -> stillNo(ended, now));
        if (no.isPresent()) {
            return new Standing(no.get(), null, null);
        }
        return ask(key, row.orElse(null), iin, now);
    }

    /** The consent that holds now; empty when there is none, or none is needed. */
    public Optional<AccessGrant> grant(String caseId, String personId, Registry registry) {
        return store.find(new ConsentStore.Key(caseId, personId, registry))
                .filter(row -> holds(row, clock.instant()))
                .map(row -> grants.open(row.sealed(), GRANT));
    }

    /** The registry no longer takes the consent: it must be asked for again. */
    public void expired(String caseId, String personId, Registry registry) {
        ownTransaction.executeWithoutResult(status -> store.ended(new ConsentStore.Key(caseId, personId, registry),
                ConsentStore.State.EXPIRED, clock.instant()));
    }

    @Override
    public int resealAll() {
        return ownTransaction.execute(status -> store.reseal(sealed -> vault.seal(vault.open(sealed))));
    }

    private static boolean holds(ConsentStore.Row row, Instant now) {
        return row.state() == ConsentStore.State.GRANTED && now.plus(RESERVE).isBefore(row.validUntil());
    }

    private Optional<State> stillNo(ConsentStore.Row row, Instant now) {
        boolean recent = row.decidedAt() != null && now.isBefore(row.decidedAt().plus(settings.askAgain()));
        if (row.state() == ConsentStore.State.REFUSED && recent) {
            return Optional.of(State.REFUSED);
        }
        return row.state() == ConsentStore.State.LAPSED && recent ? Optional.of(State.LAPSED) : Optional.empty();
    }

    private Standing ask(ConsentStore.Key key, ConsentStore.Row row, String iin, Instant now) {
        boolean asked = row != null && row.state() == ConsentStore.State.ASKED;
        boolean unanswered = asked && !now.isBefore(row.askedUntil());
        if (unanswered && row.requests() >= settings.requests()) {
            ownTransaction.executeWithoutResult(status -> {
                store.ended(key, ConsentStore.State.LAPSED, now);
                calls.end(call(key), Outcome.REFUSED, "consent-lapsed", now, null);
            });
            return new Standing(State.LAPSED, null, null);
        }
        if (!asked || unanswered) {
            request(key, row == null, unanswered ? row.requests() + 1 : 1, now);
            return exchange(key, iin, 0, now.plus(settings.patience()));
        }
        return exchange(key, iin, row.checks(), row.askedUntil());
    }

    private void request(ConsentStore.Key key, boolean first, int requests, Instant now) {
        Instant until = now.plus(settings.patience());
        try {
            ownTransaction.executeWithoutResult(status -> {
                if (first) {
                    store.first(key, now, until);
                } else {
                    store.again(key, requests, now, until);
                }
            });
        } catch (DuplicateKeyException e) {
            // Another inquiry of the case asks the same person at the same time: one request serves both
            return;
        }
    }

    private Standing exchange(ConsentStore.Key key, String iin, int checks, Instant until) {
        CallStore.Call call = call(key);
        String messageId = UUID.randomUUID().toString();
        // Without an answer of the service the person may never have been told: ask aloud
        ConsentRegistry.Request request = new ConsentRegistry.Request(iin, settings.services().get(
                key.registry().code()), settings.validity(), checks > 0);
        int attempt = ownTransaction.execute(status -> calls.begin(call, messageId, clock.instant()));
        RegistryAnswer<AccessGrant> answer =
                breakers.call(Registry.CONSENT, () -> service.request(request, messageId));
        return ownTransaction.execute(status -> settled(key, call, answer, attempt, checks, until));
    }

    private Standing settled(ConsentStore.Key key, CallStore.Call call, RegistryAnswer<AccessGrant> answer, int attempt,
            int checks, Instant until) {
        Instant now = clock.instant();
        if (answer instanceof RegistryAnswer.Ok<AccessGrant> ok) {
            store.granted(key, now, ok.data().validUntil(), grants.seal(ok.data()));
            calls.end(call, Outcome.OK, null, now, null);
            return new Standing(State.HELD, null, null);
        }
        if (answer instanceof RegistryAnswer.Awaited<AccessGrant>) {
            store.checked(key);
            calls.end(call, Outcome.AWAITED, null, now, null);
            return new Standing(State.ASKED, nextLook(checks, now, until), null);
        }
        if (answer instanceof RegistryAnswer.Unavailable<AccessGrant> unavailable) {
            Instant next = breakers.next(Registry.CONSENT, retry.backoff(attempt), call.key());
            calls.end(call, Outcome.UNAVAILABLE, unavailable.reason(), now, next);
            return new Standing(State.UNAVAILABLE, next, unavailable.reason());
        }
        if (answer instanceof RegistryAnswer.Misconfigured<AccessGrant> misconfigured) {
            calls.end(call, Outcome.MISCONFIGURED, misconfigured.reason(), now, null);
            return new Standing(State.MISCONFIGURED, null, misconfigured.reason());
        }
        store.ended(key, ConsentStore.State.REFUSED, now);
        calls.end(call, Outcome.REFUSED, "consent-refused", now, null);
        return new Standing(State.REFUSED, null, null);
    }

    private Instant nextLook(int checks, Instant now, Instant until) {
        List<Duration> steps = settings.checks();
        Instant look = now.plus(steps.get(Math.min(checks, steps.size() - 1)));
        return look.isBefore(until) ? look : until;
    }

    private static CallStore.Call call(ConsentStore.Key key) {
        return new CallStore.Call(String.join(":", CONSENT, key.registry().code(), key.caseId(), key.personId()),
                key.caseId(), key.personId(), Registry.CONSENT, CONSENT);
    }
}
