package kz.qonys.registry.gateway;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import kz.qonys.registry.AccessGrant;
import kz.qonys.registry.ConsentRegistry;
import kz.qonys.registry.RegistryAnswer;
import org.w3c.dom.Element;

/**
 * Consent service (КДП). Fields of the request and of the answer are published by client code, the codes of the
 * answer's status are not: they are settings.
 */
final class ConsentAdapter implements ConsentRegistry {

    static final String NAMESPACE = "http://service.2fa-chain.kz/ns/kdp";

    private final GatewayClient gateway;
    private final ConsentProperties service;
    private final Clock clock;

    ConsentAdapter(GatewayClient gateway, ConsentProperties service, Clock clock) {
        this.gateway = gateway;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public RegistryAnswer<AccessGrant> request(Request request, String messageId) {
        return gateway.exchange(service, messageId, data -> fill(data, request)).then(data -> read(data, request));
    }

    private void fill(Element data, Request request) {
        SyncChannel.type(data, "k", NAMESPACE, "request");
        Xml.add(data, "uin", request.iin());
        Xml.add(data, "company", service.company());
        Xml.add(data, "company_bin", service.companyBin());
        Xml.add(data, "company_responsible", service.responsible());
        Xml.add(data, "access_name", request.service());
        Xml.add(data, "personal_data_name", service.personalDataName());
        Xml.add(data, "expiresIn", request.validity().toMillis());
        Xml.add(data, "omit-sms", request.silent());
    }

    private RegistryAnswer<AccessGrant> read(Element data, Request request) {
        Optional<Element> answer = Stream.concat(Stream.of(data), Xml.children(data).stream())
                .filter(element -> Xml.at(element, "status").isPresent()).findFirst();
        if (answer.isEmpty()) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
        String status = Xml.textAt(answer.get(), "status").orElse("");
        if (service.pendingCodes().contains(status)) {
            return new RegistryAnswer.Awaited<>();
        }
        if (!service.grantedCodes().contains(status)) {
            return new RegistryAnswer.Refused<>(ReasonCode.of(status));
        }
        Optional<String> token = Xml.textAt(answer.get(), "code");
        Optional<String> key = Xml.textAt(answer.get(), "public-key");
        return token.isEmpty() || key.isEmpty()
                ? new RegistryAnswer.Unavailable<>("malformed-data")
                : new RegistryAnswer.Ok<>(new AccessGrant(token.get(), key.get(),
                        clock.instant().plus(request.validity())));
    }
}
