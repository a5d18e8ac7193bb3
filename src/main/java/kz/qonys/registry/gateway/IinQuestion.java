package kz.qonys.registry.gateway;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import kz.qonys.registry.RegistryAnswer;
import org.w3c.dom.Element;

/**
 * The one shape that our provisional contracts give to a question about a person: {@code <name>Request} with requestId
 * and iin, {@code <name>Response} with the echo of requestId, a result and, when it is FOUND, one part that names the
 * IIN.
 *
 * @param contract where the elements are declared
 * @param name     first part of both roots
 * @param part     element that holds the data
 * @param holder   element of the part that names the IIN
 * @param reading  answers from the part; a DateTimeException or IllegalArgumentException says that it cannot be read
 */
record IinQuestion<T>(ProvisionalContract contract, String name, String part, String holder,
        Function<Element, RegistryAnswer<T>> reading) {

    /** Of a part that names the person in the element {@code iin} and is the answer whenever it can be read. */
    static <T> IinQuestion<T> plain(ProvisionalContract contract, String name, String part,
            Function<Element, T> reading) {
        return new IinQuestion<>(contract, name, part, "iin", found -> new RegistryAnswer.Ok<>(reading.apply(found)));
    }

    RegistryAnswer<T> ask(Exchange gateway, GatewayProperties.Service service, String iin, String messageId) {
        return gateway.exchange(service, messageId, contract.payload(name + "Request", request -> {
            contract.add(request, "requestId", messageId);
            contract.add(request, "iin", iin);
        })).then(data -> read(data, iin, messageId));
    }

    private RegistryAnswer<T> read(Element data, String iin, String messageId) {
        Optional<Element> response = contract.root(data, name + "Response");
        if (response.isEmpty()) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
        if (!Xml.textAt(response.get(), "requestId").equals(Optional.of(messageId))) {
            return new RegistryAnswer.Unavailable<>("answer-mismatch");
        }
        String result = Xml.textAt(response.get(), "result").orElse("");
        return switch (result) {
            case "FOUND" -> found(response.get(), iin);
            case "NOT_FOUND" -> new RegistryAnswer.NotFound<>();
            case "CONSENT_REQUIRED" -> new RegistryAnswer.ConsentRequired<>();
            default -> new RegistryAnswer.Refused<>(ReasonCode.of(result));
        };
    }

    private RegistryAnswer<T> found(Element response, String iin) {
        Optional<Element> found = Xml.at(response, part);
        if (found.isEmpty() || !Xml.textAt(found.get(), holder).equals(Optional.of(iin))) {
            return new RegistryAnswer.Unavailable<>("answer-mismatch");
        }
        try {
            return reading.apply(found.get());
        } catch (DateTimeException | IllegalArgumentException e) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
    }
}
