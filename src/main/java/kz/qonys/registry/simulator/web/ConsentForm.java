package kz.qonys.registry.simulator.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.registry.simulator.SimulatedConsents.Will;

/**
 * How a simulated person shall answer the consent service, as typed.
 *
 * @param answer {@code grants}, {@code refuses} or {@code silent}
 * @param hours  after which the person grants; blank for at once
 */
record ConsentForm(String iin, String answer, String hours) {

    static final List<String> ANSWERS = List.of("grants", "refuses", "silent");
    static final ConsentForm EMPTY = new ConsentForm("", ANSWERS.get(0), "");

    private static final int MOST_HOURS = 1000;

    ConsentForm {
        iin = iin == null ? "" : iin.strip();
        hours = hours == null ? "" : hours.strip();
    }

    /**
     * What was typed.
     *
     * @throws FaultException naming every field that cannot be read
     */
    Will will() {
        List<Fault> faults = new ArrayList<>();
        if (!iin.matches("\\d{12}")) {
            faults.add(Fault.at("iin", "simulator.fault.iin"));
        }
        if (!ANSWERS.contains(answer)) {
            faults.add(Fault.at("answer", "simulator.fault.answer"));
        }
        if (!hours.matches("\\d{0,4}") || number() > MOST_HOURS) {
            faults.add(Fault.at("hours", "simulator.fault.hours"));
        }
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        return switch (answer) {
            case "refuses" -> new Will.Refuses();
            case "silent" -> new Will.Silent();
            default -> new Will.Grants(Duration.ofHours(number()));
        };
    }

    private int number() {
        return hours.isEmpty() ? 0 : Integer.parseInt(hours);
    }
}
