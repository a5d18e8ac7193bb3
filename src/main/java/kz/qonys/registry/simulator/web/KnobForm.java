package kz.qonys.registry.simulator.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.Latency;
import kz.qonys.registry.simulator.Setting;

/**
 * The form as typed; blank fields mean "not set".
 *
 * @param percent  share of the messages that the behaviour meets
 * @param median   of the latency, in milliseconds
 * @param slowest  99th percentile of the latency, in milliseconds
 * @param delay    of a late answer, in seconds
 * @param from     start of the maintenance, HH:mm local time
 * @param messages limit within {@code seconds}
 */
record KnobForm(String service, String iin, String behaviour, String fault, String percent, String median,
        String slowest, String delay, String from, String until, String messages, String seconds) {

    static final List<String> FAULT_CODES = List.of("SCE001", "SCE004", "SCE005", "SCE006", "SCE007", "SCE015",
            "SCE016", "SCE017", "SCE909");
    static final KnobForm EMPTY =
            new KnobForm(Setting.ANY, "", "NORMAL", "SCE909", "100", "", "", "15", "", "", "", "");

    private static final int MOST_MILLIS = 120_000;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_MESSAGES = 10_000;
    private static final int HUNDRED = 100;

    KnobForm {
        service = service == null ? "" : service;
        behaviour = behaviour == null ? "" : behaviour;
        fault = fault == null ? "" : fault;
    }

    /**
     * The setting that was typed.
     *
     * @throws FaultException naming every field that cannot be read
     */
    Setting setting(List<String> services) {
        List<Fault> faults = new ArrayList<>();
        check(faults, "service", service.equals(Setting.ANY) || services.contains(service));
        check(faults, "iin", blank(iin) || iin.strip().matches("\\d{12}"));
        Behaviour wanted = read(faults, "behaviour", () -> Behaviour.valueOf(behaviour), Behaviour.NORMAL);
        check(faults, "fault", FAULT_CODES.contains(fault));
        int share = number(faults, "percent", percent, HUNDRED, HUNDRED);
        int half = number(faults, "median", median, 0, MOST_MILLIS);
        int slow = number(faults, "slowest", slowest, half, MOST_MILLIS);
        check(faults, "slowest", slow >= half);
        int late = number(faults, "delay", delay, 0, MOST_SECONDS);
        check(faults, "from", blank(from) == blank(until));
        LocalTime start = time(faults, "from", from);
        LocalTime end = time(faults, "until", until);
        check(faults, "messages", blank(messages) == blank(seconds));
        int most = number(faults, "messages", messages, 0, MOST_MESSAGES);
        int period = number(faults, "seconds", seconds, 0, MOST_SECONDS);
        check(faults, "messages", blank(messages) || most > 0 && period > 0);
        if (!faults.isEmpty()) {
            throw new FaultException(faults.stream().distinct().toList());
        }
        return new Setting(service, blank(iin) ? null : iin.strip(), wanted, fault, share,
                new Latency(Duration.ofMillis(half), Duration.ofMillis(slow)), Duration.ofSeconds(late),
                start == null ? null : new Setting.Window(start, end),
                blank(messages) ? null : new Setting.Limit(most, Duration.ofSeconds(period)));
    }

    private static void check(List<Fault> faults, String field, boolean right) {
        if (!right) {
            faults.add(Fault.at(field, "simulator.fault." + field));
        }
    }

    private static <T> T read(List<Fault> faults, String field, Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            check(faults, field, false);
            return otherwise;
        }
    }

    private static int number(List<Fault> faults, String field, String text, int otherwise, int most) {
        int number = blank(text) ? otherwise : read(faults, field, () -> Integer.valueOf(text.strip()), otherwise);
        check(faults, field, number >= 0 && number <= most);
        return number;
    }

    private static LocalTime time(List<Fault> faults, String field, String text) {
        return blank(text) ? null : read(faults, field, () -> LocalTime.parse(text.strip()), null);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
