package kz.qonys.registry.gateway;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.qonys.registry.FamilyCard;
import kz.qonys.registry.FamilyCardRegistry;
import kz.qonys.registry.Gender;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.Relation;
import org.w3c.dom.Element;

/** Digital Family Card by the provisional contract. */
final class FamilyCardAdapter implements FamilyCardRegistry {

    private static final ProvisionalContract CONTRACT = ProvisionalContract.FAMILY_CARD;

    private static final int MOST_RELATIVES = 200;

    private final Exchange gateway;
    private final GatewayProperties.FamilyCardService service;

    FamilyCardAdapter(Exchange gateway, GatewayProperties.FamilyCardService service) {
        this.gateway = gateway;
        this.service = service;
    }

    @Override
    public RegistryAnswer<FamilyCard> find(String iin, String messageId) {
        return gateway.exchange(service, messageId, CONTRACT.payload("familyCardRequest", request -> {
            CONTRACT.add(request, "requestId", messageId);
            CONTRACT.add(request, "iin", iin);
        })).then(data -> read(data, iin, messageId));
    }

    private static RegistryAnswer<FamilyCard> read(Element data, String iin, String messageId) {
        Optional<Element> response = CONTRACT.root(data, "familyCardResponse");
        if (response.isEmpty()) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
        if (!Xml.textAt(response.get(), "requestId").equals(Optional.of(messageId))) {
            return new RegistryAnswer.Unavailable<>("answer-mismatch");
        }
        String result = Xml.textAt(response.get(), "result").orElse("");
        return switch (result) {
            case "FOUND" -> card(response.get(), iin);
            case "NOT_FOUND" -> new RegistryAnswer.NotFound<>();
            case "CONSENT_REQUIRED" -> new RegistryAnswer.ConsentRequired<>();
            default -> new RegistryAnswer.Refused<>(ReasonCode.of(result));
        };
    }

    private static RegistryAnswer<FamilyCard> card(Element response, String iin) {
        Optional<Element> card = Xml.at(response, "card");
        if (card.isEmpty() || !Xml.textAt(card.get(), "holderIin").equals(Optional.of(iin))) {
            return new RegistryAnswer.Unavailable<>("answer-mismatch");
        }
        List<Element> relatives = Xml.children(card.get(), "relative");
        if (relatives.size() > MOST_RELATIVES) {
            return new RegistryAnswer.Refused<>("too-many-relatives");
        }
        try {
            return new RegistryAnswer.Ok<>(new FamilyCard(iin, relatives.stream()
                    .map(FamilyCardAdapter::relative).toList()));
        } catch (DateTimeException | IllegalArgumentException e) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
    }

    private static FamilyCard.Relative relative(Element element) {
        return new FamilyCard.Relative(
                Xml.textAt(element, "iin").orElse(null),
                Xml.textAt(element, "surname").orElse(null),
                Xml.textAt(element, "name").orElse(null),
                Xml.textAt(element, "patronymic").orElse(null),
                Xml.textAt(element, "birthDate").map(LocalDate::parse).orElse(null),
                Xml.textAt(element, "gender").map(code -> Gender.valueOf(code.toUpperCase(Locale.ROOT))).orElse(null),
                Relation.of(Xml.textAt(element, "relation").orElse("")),
                Xml.textAt(element, "household").filter("true"::equals).isPresent(),
                Xml.textAt(element, "alive").filter("false"::equals).isEmpty());
    }
}
