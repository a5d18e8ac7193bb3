package kz.qonys.registry.simulator;

import java.time.Duration;
import java.time.LocalTime;

/**
 * One turned knob: how messages to a service, or about a person, are treated.
 *
 * @param serviceId id of the service, {@link #ANY} for all
 * @param iin       only messages whose first IIN is this one; null for all
 * @param faultCode for {@link Behaviour#FAULT} and {@link Behaviour#FAULT_WITH_200}
 * @param percent   how many messages of a hundred the behaviour meets, 0 to 100; the others are treated normally
 * @param latency   of every answer
 * @param delay     additional, for {@link Behaviour#LATE}
 * @param closed    window of maintenance, null when there is none
 * @param limit     null when there is none
 */
public record Setting(String serviceId, String iin, Behaviour behaviour, String faultCode, int percent, Latency latency,
        Duration delay, Window closed, Limit limit) {

    public static final String ANY = "*";

    private static final int ALL = 100;
    private static final Duration LATE = Duration.ofSeconds(15);

    /** @throws IllegalArgumentException for a percentage beyond 0 to 100 or a negative delay */
    public Setting {
        if (percent < 0 || percent > ALL || delay.isNegative()) {
            throw new IllegalArgumentException("A setting needs 0 to 100 percent and a delay that is not negative");
        }
    }

    /**
     * Daily maintenance: 503 from the first moment to the last, local time; over midnight when until is before from.
     */
    public record Window(LocalTime from, LocalTime until) {

        boolean holdsAt(LocalTime time) {
            boolean afterStart = !time.isBefore(from);
            boolean beforeEnd = time.isBefore(until);
            return from.isBefore(until) ? afterStart && beforeEnd : afterStart || beforeEnd;
        }
    }

    /**
     * Rate limit: 429 beyond so many messages within the period.
     *
     * @param messages at least 1
     */
    public record Limit(int messages, Duration per) {

        /** @throws IllegalArgumentException when one of them is not positive */
        public Limit {
            if (messages < 1 || per.isNegative() || per.isZero()) {
                throw new IllegalArgumentException("A limit needs at least one message in a positive period");
            }
        }
    }

    /** All messages to the service meet this behaviour. */
    public static Setting of(String serviceId, Behaviour behaviour) {
        return new Setting(serviceId, null, behaviour, "SCE909", ALL, Latency.NONE, LATE, null, null);
    }

    /** Only messages about this person. */
    public Setting about(String person) {
        return new Setting(serviceId, person, behaviour, faultCode, percent, latency, delay, closed, limit);
    }

    public Setting fault(String code) {
        return new Setting(serviceId, iin, behaviour, code, percent, latency, delay, closed, limit);
    }

    public Setting percent(int share) {
        return new Setting(serviceId, iin, behaviour, faultCode, share, latency, delay, closed, limit);
    }

    public Setting latency(Latency distribution) {
        return new Setting(serviceId, iin, behaviour, faultCode, percent, distribution, delay, closed, limit);
    }

    public Setting delay(Duration additional) {
        return new Setting(serviceId, iin, behaviour, faultCode, percent, latency, additional, closed, limit);
    }

    public Setting closed(LocalTime from, LocalTime until) {
        return new Setting(serviceId, iin, behaviour, faultCode, percent, latency, delay, new Window(from, until),
                limit);
    }

    public Setting limit(int messages, Duration per) {
        return new Setting(serviceId, iin, behaviour, faultCode, percent, latency, delay, closed,
                new Limit(messages, per));
    }

    /** First two digits of the IIN, null when the setting is about everybody. */
    public String maskedIin() {
        return ReceivedMessages.masked(iin);
    }

    @Override
    public String toString() {
        return "Setting[" + serviceId + ", " + maskedIin() + ", " + behaviour + "]";
    }
}
