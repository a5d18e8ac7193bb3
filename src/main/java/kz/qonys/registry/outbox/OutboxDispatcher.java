package kz.qonys.registry.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends due rows, one at a time: claims in a transaction of its own, calls the channel outside any, settles in a second
 * one. Cut off in between, the row stays leased and comes again with the same key.
 */
@Component
public class OutboxDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);

    private final OutboxStore store;
    private final OutboxVault vault;
    private final Map<String, OutboxChannel> channels;
    private final List<OutboxListener> listeners;
    private final OutboxProperties properties;
    private final Pauses pauses;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OutboxDispatcher(OutboxStore store, OutboxVault vault, List<OutboxChannel> channels, List<OutboxListener> listeners,
            OutboxProperties properties, Clock clock, PlatformTransactionManager transactions) {
        this.store = store;
        this.vault = vault;
        this.channels = channels.stream().collect(Collectors.toMap(OutboxChannel::code, Function.identity()));
        this.listeners = List.copyOf(listeners);
        this.properties = properties;
        this.pauses = new Pauses(properties.firstPause(), properties.longestPause(),
                () -> ThreadLocalRandom.current().nextLong());
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Sends the most overdue row.
     *
     * @return false when nothing is due
     */
    public boolean sendNext() {
        Optional<OutboxStore.Claim> claim =
                transaction.execute(status -> store.claim(clock.instant(), properties.lease()));
        claim.ifPresent(row -> settle(row, delivered(row)));
        return claim.isPresent();
    }

    /** Sends all that is due, until nothing is. */
    public void sendAllDue() {
        while (sendNext()) {
            LOG.trace("Another outbox row may be due");
        }
    }

    private Delivery delivered(OutboxStore.Claim row) {
        OutboxChannel channel = channels.get(row.channel());
        if (channel == null) {
            return new Delivery(Delivery.Outcome.MISCONFIGURED, "no-such-channel");
        }
        String payload;
        try {
            payload = vault.open(OutboxVault.Column.PAYLOAD, row.id(), row.payload());
        } catch (RuntimeException e) {
            return new Delivery(Delivery.Outcome.MISCONFIGURED, "payload-unreadable");
        }
        try {
            return channel.send(row.id(), row.caseId(), payload);
        } catch (RuntimeException e) {
            // The text of the exception may quote the payload
            LOG.warn("Channel {} failed on outbox row {}: {}", row.channel(), row.id(), e.getClass().getName());
            return new Delivery(Delivery.Outcome.REFUSED, "internal-failure");
        }
    }

    private void settle(OutboxStore.Claim row, Delivery delivery) {
        if (delivery.outcome() == Delivery.Outcome.ACKNOWLEDGED) {
            acknowledge(row, delivery);
        } else {
            fail(row, delivery);
        }
    }

    /** The listeners first: they lock rows of the case file, and steps of a process lock those before ours, too. */
    private void acknowledge(OutboxStore.Claim row, Delivery delivery) {
        transaction.executeWithoutResult(status -> {
            store.find(row.id()).ifPresent(found -> listeners.forEach(listener -> {
                if (delivery.confirmed()) {
                    listener.acknowledged(found);
                } else {
                    listener.needless(found);
                }
            }));
            if (!store.acknowledge(row.id(), clock.instant())) {
                status.setRollbackOnly();
            }
        });
    }

    private void fail(OutboxStore.Claim row, Delivery delivery) {
        int refusals = row.refusals() + (delivery.outcome() == Delivery.Outcome.REFUSED ? 1 : 0);
        boolean dead = delivery.outcome() == Delivery.Outcome.MISCONFIGURED || refusals >= properties.refusals();
        Instant now = clock.instant();
        boolean noted = Boolean.TRUE.equals(transaction.execute(status -> store.fail(row,
                dead ? OutboxState.DEAD : OutboxState.WAITING, delivery, refusals, now,
                now.plus(pauses.after(row.attempt())))));
        if (noted && dead) {
            LOG.error("Operator alarm: outbox row {} of channel {} is not sent any more ({}, {}); see /outbox",
                    row.id(), row.channel(), delivery.outcome().code(), delivery.reason());
        }
    }
}
