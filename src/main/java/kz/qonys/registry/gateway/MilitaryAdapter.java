package kz.qonys.registry.gateway;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import kz.qonys.registry.MilitaryRecord;
import kz.qonys.registry.MilitaryRegistry;
import kz.qonys.registry.RegistryAnswer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Military record: request as a document in text, answer the same with the provider's signature. */
final class MilitaryAdapter implements MilitaryRegistry {

    private static final PublishedContract CONTRACT = PublishedContract.MILITARY;
    /** Observed request numbers have fourteen digits. */
    private static final BigInteger NUMBERS = BigInteger.TEN.pow(14);

    private final GatewayClient gateway;
    private final BusinessSignature signature;
    private final GatewayProperties.MilitaryService service;

    MilitaryAdapter(GatewayClient gateway, BusinessSignature signature, GatewayProperties.MilitaryService service) {
        this.gateway = gateway;
        this.signature = signature;
        this.service = service;
    }

    @Override
    public RegistryAnswer<MilitaryRecord> find(Query query, String messageId) {
        String number = number(messageId);
        return gateway.exchange(service, messageId, data -> SignedText.write(data, request(query, number)))
                .then(data -> SignedText.read(data, CONTRACT, signature,
                        root -> read(root, query.iin(), number)));
    }

    private Document request(Query query, String number) {
        return CONTRACT.document("MilitaryServiceRequest", request -> {
            CONTRACT.add(request, "requestNumber", number);
            CONTRACT.add(request, "requestDate", gateway.now());
            CONTRACT.add(request, "IIN", query.iin());
            CONTRACT.add(request, "lastname", query.surname());
            CONTRACT.add(request, "firstname", query.name());
            CONTRACT.add(request, "patronymic", query.patronymic());
            CONTRACT.add(request, "birthdate", query.birthDate());
        });
    }

    private RegistryAnswer<MilitaryRecord> read(Element response, String iin, String number) {
        if (!Xml.textAt(response, "requestNumber").equals(Optional.of(number))
                || !Xml.textAt(response, "IIN").equals(Optional.of(iin))) {
            return new RegistryAnswer.Unavailable<>("answer-mismatch");
        }
        Optional<String> status = Xml.textAt(response, "status").map(ReasonCode::of);
        if (status.isEmpty()) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
        return service.absentCodes().contains(status.get())
                ? new RegistryAnswer.NotFound<>()
                : new RegistryAnswer.Ok<>(new MilitaryRecord(iin, status.get(),
                        service.registeredCodes().contains(status.get())));
    }

    /** The contract wants digits; the same message keeps its number. */
    private static String number(String messageId) {
        UUID name = UUID.nameUUIDFromBytes(messageId.getBytes(StandardCharsets.UTF_8));
        return new BigInteger(name.toString().replace("-", ""), 16).mod(NUMBERS).toString();
    }
}
