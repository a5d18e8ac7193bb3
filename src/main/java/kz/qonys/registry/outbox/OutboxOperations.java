package kz.qonys.registry.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators see of outward writes and may do to them; every act is kept with its author. */
@Service
public class OutboxOperations {

    /**
     * What is on its way.
     *
     * @param waiting rows that workers will send
     * @param dead    rows that only an operator can move
     * @param oldest  age of the oldest of both; zero when there is none
     */
    public record Load(int waiting, int dead, Duration oldest) {
    }

    /**
     * What an operator did to a row.
     *
     * @param action {@code send-again} or {@code give-up}
     * @param reason the operator's words, null when none were needed
     */
    public record Action(String action, String reason, String userId, Instant at) {
    }

    private static final String SEND_AGAIN = "send-again";
    private static final String GIVE_UP = "give-up";
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1_000;

    private final OutboxStore store;
    private final OutboxVault vault;
    private final List<OutboxListener> listeners;
    private final OutboxWorkers workers;
    private final Clock clock;

    OutboxOperations(OutboxStore store, OutboxVault vault, List<OutboxListener> listeners, OutboxWorkers workers,
            Clock clock) {
        this.store = store;
        this.vault = vault;
        this.listeners = List.copyOf(listeners);
        this.workers = workers;
        this.clock = clock;
    }

    /** How much is on its way and since when. */
    public Load load() {
        OutboxStore.Load load = store.load();
        Duration age = load.oldest() == null ? Duration.ZERO : Duration.between(load.oldest(), clock.instant());
        return new Load(load.waiting(), load.dead(), age.isNegative() ? Duration.ZERO : age);
    }

    /** Rows that are not settled, the oldest first. */
    public List<OutboxRow> open(int most) {
        return store.open(most);
    }

    /** Rows that were settled this way, the youngest first. */
    public List<OutboxRow> settled(OutboxState state, int most) {
        return store.settled(state, most);
    }

    /** What operators did to the row, the first act first. */
    public List<Action> actions(String id) {
        return store.actions(id).stream().map(action -> new Action(action.action(), action.reason() == null ? null
                : vault.open(OutboxVault.Column.REASON, action.id(), action.reason()), action.userId(), action.at()))
                .toList();
    }

    /**
     * Sends a row at once, with its old key, and forgets its refusals.
     *
     * @throws FaultException when there is no such row, it is settled, or a worker is sending it now
     */
    @Transactional
    public void sendAgain(String id, String userId) {
        sendAgain(movable(id), userId);
        workers.wake();
    }

    /** Sends every row again that only an operator can move; returns how many. */
    @Transactional
    public int sendAllAgain(String userId) {
        List<String> dead = store.dead();
        dead.forEach(id -> sendAgain(movable(id), userId));
        workers.wake();
        return dead.size();
    }

    /**
     * Decides that a row is not sent any more; writes of the case behind it go on.
     *
     * @param reason 5 to 1000 characters
     * @throws FaultException as for {@link #sendAgain}, and for a missing reason
     */
    @Transactional
    public void giveUp(String id, String reason, String userId) {
        String words = reason == null ? "" : reason.strip();
        if (words.length() < SHORTEST_REASON || words.length() > LONGEST_REASON) {
            throw new FaultException(Fault.at("reason", "outbox.fault.reason", SHORTEST_REASON, LONGEST_REASON));
        }
        OutboxRow row = store.find(id).orElseThrow(OutboxOperations::unknown);
        // As in the dispatcher: rows of the case file before ours
        listeners.forEach(listener -> listener.givenUp(row));
        movable(id);
        store.giveUp(id, clock.instant());
        note(id, GIVE_UP, words, userId);
        workers.wake();
    }

    private void sendAgain(OutboxRow row, String userId) {
        store.sendAgain(row.id(), clock.instant());
        note(row.id(), SEND_AGAIN, null, userId);
    }

    private OutboxRow movable(String id) {
        OutboxRow row = store.lock(id).orElseThrow(OutboxOperations::unknown);
        if (row.state() == OutboxState.ACKNOWLEDGED || row.state() == OutboxState.GIVEN_UP) {
            throw new FaultException(Fault.of("outbox.fault.settled"));
        }
        if (row.inFlight(clock.instant())) {
            throw new FaultException(Fault.of("outbox.fault.in-flight"));
        }
        return row;
    }

    private void note(String id, String action, String reason, String userId) {
        String actionId = UUID.randomUUID().toString();
        store.note(new OutboxStore.Action(actionId, id, action,
                reason == null ? null : vault.seal(OutboxVault.Column.REASON, actionId, reason), userId,
                clock.instant()));
    }

    private static FaultException unknown() {
        return new FaultException(Fault.of("outbox.fault.unknown"));
    }
}
