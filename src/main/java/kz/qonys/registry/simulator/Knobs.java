package kz.qonys.registry.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The settings in force, at most one per service and person. The most particular one decides alone: service and person,
 * then person, then service, then all. Same seed, same order of messages: same draws.
 */
public final class Knobs {

    /**
     * What happens to one message.
     *
     * @param refusal HTTP status with which the message is turned away, 0 when it is not
     * @param latency pause before the answer
     */
    record Treatment(Behaviour behaviour, String faultCode, int refusal, Duration latency, Duration delay) {

        static final Treatment NORMAL = new Treatment(Behaviour.NORMAL, "", 0, Duration.ZERO, Duration.ZERO);
    }

    private record Target(String serviceId, String iin) {
    }

    /** A setting and how far its draws and its limit have come. */
    private static final class Turned {

        private final Setting setting;
        private final Random random;
        private final Deque<Instant> recent = new ArrayDeque<>();

        Turned(Setting setting, long seed) {
            this.setting = setting;
            this.random = new Random(seed * 31 + setting.serviceId().hashCode());
        }

        boolean beyondLimit(Instant now) {
            Setting.Limit limit = setting.limit();
            if (limit == null) {
                return false;
            }
            while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(limit.per()))) {
                recent.removeFirst();
            }
            if (recent.size() >= limit.messages()) {
                return true;
            }
            recent.addLast(now);
            return false;
        }
    }

    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;
    private static final int HUNDRED = 100;

    private final long seed;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<Target, Turned> turned = new HashMap<>();

    Knobs(long seed, Clock clock, ZoneId zone) {
        this.seed = seed;
        this.clock = clock;
        this.zone = zone;
    }

    /** Puts a setting in force, in place of the one for the same service and person. */
    synchronized void turn(Setting setting) {
        turned.put(new Target(setting.serviceId(), setting.iin()), new Turned(setting, seed));
    }

    /** Takes back the setting for this service and person. */
    synchronized void back(String serviceId, String iin) {
        turned.remove(new Target(serviceId, iin));
    }

    synchronized void backAll() {
        turned.clear();
    }

    /** Settings in force, in a fixed order. */
    public synchronized List<Setting> inForce() {
        return turned.values().stream().map(one -> one.setting)
                .sorted(Comparator.comparing(Setting::serviceId)
                        .thenComparing(setting -> String.valueOf(setting.iin()))).toList();
    }

    synchronized Treatment treatment(String serviceId, String iin) {
        Optional<Turned> found = Stream.of(new Target(serviceId, iin), new Target(Setting.ANY, iin),
                        new Target(serviceId, null), new Target(Setting.ANY, null))
                .filter(turned::containsKey).map(turned::get).findFirst();
        return found.map(this::drawn).orElse(Treatment.NORMAL);
    }

    private Treatment drawn(Turned one) {
        Setting setting = one.setting;
        Instant now = clock.instant();
        Duration latency = setting.latency().draw(one.random);
        boolean meets = one.random.nextInt(HUNDRED) < setting.percent();
        return new Treatment(meets ? setting.behaviour() : Behaviour.NORMAL, setting.faultCode(),
                refusal(one, now), latency, setting.delay());
    }

    private int refusal(Turned one, Instant now) {
        if (one.setting.closed() != null && one.setting.closed().holdsAt(LocalTime.ofInstant(now, zone))) {
            return UNAVAILABLE;
        }
        return one.beyondLimit(now) ? TOO_MANY : 0;
    }
}
