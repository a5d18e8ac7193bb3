package kz.qonys.registry.simulator;

import java.util.HashMap;
import java.util.Map;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.registry.gateway.ProvisionalContract;
import kz.qonys.registry.gateway.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * One system in which services are entered. Remembers by idempotency key what it answered, for as long as the process
 * lives.
 */
final class SimulatedServiceRegistry implements Provider {

    private static final ProvisionalContract CONTRACT = ProvisionalContract.SERVICES;

    private final ServiceSystem system;
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, String> takenBack = new HashMap<>();

    SimulatedServiceRegistry(ServiceSystem system) {
        this.system = system;
    }

    @Override
    public synchronized Handled handle(Element data, Result result) throws FormatException {
        Element request = CONTRACT.root(data, "entryRequest").or(() -> CONTRACT.root(data, "withdrawalRequest"))
                .orElseThrow(FormatException::new);
        try {
            CONTRACT.validate(request);
        } catch (SAXException e) {
            throw new FormatException();
        }
        boolean unwilling = result == Result.NOT_FOUND || result == Result.REFUSED;
        String key = Xml.textAt(request, "idempotencyKey").orElseThrow();
        boolean known = numbers.containsKey(key) || takenBack.containsKey(key);
        String entryKey = Xml.textAt(request, "entryKey").orElse(null);
        String number = unwilling ? null : entryKey == null ? numbers.computeIfAbsent(key, absent -> number())
                : takeBack(key, entryKey);
        return new Handled(request.getLocalName(), key, Xml.textAt(request, "iin").orElse(null), number != null
                && !known, CONTRACT.payload("entryResponse", response -> {
                    CONTRACT.add(response, "idempotencyKey", key);
                    CONTRACT.add(response, "result", unwilling ? result.name() : number == null ? "NOT_FOUND"
                            : "ACCEPTED");
                    CONTRACT.add(response, "number", number);
                }));
    }

    /** Number of the entry that no longer stands; null when it never came. */
    private String takeBack(String key, String entryKey) {
        if (numbers.containsKey(entryKey)) {
            takenBack.putIfAbsent(key, numbers.get(entryKey));
        }
        return takenBack.get(key);
    }

    private String number() {
        return "%s-%06d".formatted(system.name().substring(0, 3), numbers.size() + 1);
    }
}
