package kz.qonys.registry.simulator;

import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import kz.qonys.registry.simulator.GatewaySimulator.Outage;

/** The knobs that {@code registry-knobs.csv} names in words. */
public final class KnobTable {

    /** A time-out that late answers miss. */
    public static final Duration SHORT = Duration.ofMillis(150);

    private KnobTable() {
    }

    /**
     * Turns one knob.
     *
     * @param iin of the person whom the knobs about one person mean
     */
    public static void turn(GatewaySimulator simulator, String knob, String service, String iin) {
        Setting normal = Setting.of(service, Behaviour.NORMAL);
        Map<String, Consumer<Setting>> special = new HashMap<>();
        special.put("LATE", one -> simulator.turn(Setting.of(service, Behaviour.LATE).delay(SHORT.multipliedBy(4))));
        special.put("latency below the time-out", one -> simulator.turn(one.latency(
                new Latency(Duration.ofMillis(20), Duration.ofMillis(60)))));
        special.put("latency beyond the time-out", one -> simulator.turn(one.latency(
                new Latency(Duration.ofSeconds(30), Duration.ofSeconds(30)))));
        // It is ten in the morning in Almaty
        special.put("maintenance now", one -> simulator.turn(one.closed(LocalTime.of(9, 0), LocalTime.of(11, 0))));
        special.put("maintenance at night", one -> simulator.turn(one.closed(LocalTime.of(23, 0), LocalTime.of(6, 0))));
        special.put("limit reached", one -> simulator.turn(one.limit(1, Duration.ofMinutes(1))));
        special.put("only this person: BAD_GATEWAY",
                one -> simulator.turn(Setting.of(service, Behaviour.BAD_GATEWAY).about(iin)));
        special.put("only somebody else: BAD_GATEWAY",
                one -> simulator.turn(Setting.of(service, Behaviour.BAD_GATEWAY).about("000000000000")));
        special.put("no message meets it: HANG",
                one -> simulator.turn(Setting.of(service, Behaviour.HANG).percent(0)));
        special.put("gateway does not listen", one -> simulator.down(Outage.REFUSED));
        special.put("gateway behind a 503", one -> simulator.down(Outage.SERVICE_UNAVAILABLE));
        special.getOrDefault(knob, one -> simulator.turn(plain(knob, service))).accept(normal);
    }

    private static Setting plain(String knob, String service) {
        String[] parts = knob.split(":");
        Setting setting = Setting.of(service, Behaviour.valueOf(parts[0]));
        return parts.length == 2 ? setting.fault(parts[1]) : setting;
    }
}
