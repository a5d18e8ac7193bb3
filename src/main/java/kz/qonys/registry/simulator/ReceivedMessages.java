package kz.qonys.registry.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

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
     */
    public record Entry(Instant at, String serviceId, String operation, String messageId, String idempotencyKey,
            String maskedIin, boolean effective) {
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

    /** Messages to this service. */
    public long count(String serviceId) {
        return entries().stream().filter(entry -> entry.serviceId().equals(serviceId)).count();
    }

    /** How often this idempotency key arrived. */
    public long deliveries(String idempotencyKey) {
        return entries().stream().filter(entry -> idempotencyKey.equals(entry.idempotencyKey())).count();
    }

    /** How often a write with this idempotency key changed something; more than 1 would be a doubled effect. */
    public long effects(String idempotencyKey) {
        return entries().stream()
                .filter(entry -> entry.effective() && idempotencyKey.equals(entry.idempotencyKey())).count();
    }

    static String masked(String iin) {
        return iin == null || iin.length() < 2 ? null : iin.substring(0, 2) + "*".repeat(iin.length() - 2);
    }
}
