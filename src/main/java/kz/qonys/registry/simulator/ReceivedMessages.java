package kz.qonys.registry.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the simulator received, for the proof that an outage lost and doubled nothing. The oldest fall out. */
public final class ReceivedMessages {

    private static final int KEPT = 20_000;

    /**
     * One message that passed the gateway's own checks.
     *
     * @param operation      root of the payload
     * @param idempotencyKey null for a question
     * @param maskedIin      first two digits only; null when the message names no person
     * @param effective      true when a write changed something, false for a question or a repetition
     * @param delivered      true when the provider saw the message, false when the gateway let it come to nothing
     * @param fate           how the sender was answered: {@code answered}, a fault code, {@code http-503}, {@code hang}
     *     ...
     */
    public record Entry(Instant at, String serviceId, String operation, String messageId, String idempotencyKey,
            String maskedIin, boolean effective, boolean delivered, String fate) {
    }

    /**
     * Everything that arrived under one idempotency key.
     *
     * @param arrivals   messages, those that came to nothing included
     * @param deliveries messages that the provider saw
     * @param effects    how often something changed; more than 1 would be a doubled effect
     */
    public record Key(String idempotencyKey, String serviceId, String operation, Instant firstAt, Instant lastAt,
            long arrivals, long deliveries, long effects) {
    }

    private final Deque<Entry> entries = new ArrayDeque<>();

    synchronized void add(Entry entry) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The latest messages, latest first. */
    public List<Entry> latest(int most) {
        List<Entry> all = new ArrayList<>(entries());
        Collections.reverse(all);
        return all.subList(0, Math.min(most, all.size()));
    }

    /** Messages that this service saw. */
    public long count(String serviceId) {
        return entries().stream().filter(entry -> entry.delivered() && entry.serviceId().equals(serviceId)).count();
    }

    /** How often this idempotency key reached its provider. */
    public long deliveries(String idempotencyKey) {
        return entries().stream()
                .filter(entry -> entry.delivered() && idempotencyKey.equals(entry.idempotencyKey())).count();
    }

    /** How often a write with this idempotency key changed something; more than 1 would be a doubled effect. */
    public long effects(String idempotencyKey) {
        return entries().stream()
                .filter(entry -> entry.effective() && idempotencyKey.equals(entry.idempotencyKey())).count();
    }

    /** Every idempotency key that arrived, the one with the latest message first. */
    public List<Key> keys() {
        Map<String, Key> keys = new LinkedHashMap<>();
        for (Entry entry : entries()) {
            if (entry.idempotencyKey() != null) {
                Key known = keys.remove(entry.idempotencyKey());
                keys.put(entry.idempotencyKey(), known == null ? first(entry) : with(known, entry));
            }
        }
        List<Key> latestFirst = new ArrayList<>(keys.values());
        Collections.reverse(latestFirst);
        return latestFirst;
    }

    private static Key first(Entry entry) {
        return new Key(entry.idempotencyKey(), entry.serviceId(), entry.operation(), entry.at(), entry.at(), 1,
                one(entry.delivered()), one(entry.effective()));
    }

    private static Key with(Key key, Entry entry) {
        return new Key(key.idempotencyKey(), key.serviceId(), key.operation(), key.firstAt(), entry.at(),
                key.arrivals() + 1, key.deliveries() + one(entry.delivered()),
                key.effects() + one(entry.effective()));
    }

    private static long one(boolean counts) {
        return counts ? 1 : 0;
    }

    public static String masked(String iin) {
        return iin == null || iin.length() < 2 ? null : iin.substring(0, 2) + "*".repeat(iin.length() - 2);
    }
}
