package kz.qonys.registry.gateway;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import kz.qonys.registry.FamilyCard;
import kz.qonys.registry.FamilyCardRegistry;
import kz.qonys.registry.Gender;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.Relation;
import org.w3c.dom.Element;

/** Digital Family Card by the provisional contract. */
final class FamilyCardAdapter implements FamilyCardRegistry {

    private static final int MOST_RELATIVES = 200;
    private static final IinQuestion<FamilyCard> QUESTION = new IinQuestion<>(ProvisionalContract.FAMILY_CARD,
            "familyCard", "card", "holderIin", FamilyCardAdapter::card);

    private final GatewayClient gateway;
    private final GatewayProperties.FamilyCardService service;

    FamilyCardAdapter(GatewayClient gateway, GatewayProperties.FamilyCardService service) {
        this.gateway = gateway;
        this.service = service;
    }

    @Override
    public RegistryAnswer<FamilyCard> find(String iin, String messageId) {
        return QUESTION.ask(gateway, service, iin, messageId);
    }

    private static RegistryAnswer<FamilyCard> card(Element card) {
        List<Element> relatives = Xml.children(card, "relative");
        if (relatives.size() > MOST_RELATIVES) {
            return new RegistryAnswer.Refused<>("too-many-relatives");
        }
        return new RegistryAnswer.Ok<>(new FamilyCard(Xml.textAt(card, "holderIin").orElse(null),
                relatives.stream().map(FamilyCardAdapter::relative).toList()));
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
