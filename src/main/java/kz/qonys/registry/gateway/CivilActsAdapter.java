package kz.qonys.registry.gateway;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import kz.qonys.registry.CivilActs;
import kz.qonys.registry.CivilActsRegistry;
import kz.qonys.registry.RegistryAnswer;
import org.w3c.dom.Element;

/** Register of civil acts by the provisional contract. */
final class CivilActsAdapter implements CivilActsRegistry {

    private static final IinQuestion<CivilActs> QUESTION = IinQuestion.plain(ProvisionalContract.CIVIL_ACTS,
            "civilActs", "acts", CivilActsAdapter::acts);

    private final GatewayClient gateway;
    private final GatewayProperties.CivilActsService service;

    CivilActsAdapter(GatewayClient gateway, GatewayProperties.CivilActsService service) {
        this.gateway = gateway;
        this.service = service;
    }

    @Override
    public RegistryAnswer<CivilActs> find(String iin, String messageId) {
        return QUESTION.ask(gateway, service, iin, messageId);
    }

    private static CivilActs acts(Element acts) {
        String iin = Required.text(acts, "iin");
        return new CivilActs(iin,
                Xml.children(acts, "birth").stream().map(CivilActsAdapter::birth).toList(),
                Xml.children(acts, "marriage").stream().map(marriage -> marriage(marriage, iin))
                        .sorted(Comparator.comparing(CivilActs.Marriage::recordedOn).reversed()).toList());
    }

    private static CivilActs.Birth birth(Element birth) {
        return new CivilActs.Birth(Required.text(birth, "number"), Required.date(birth, "recordedOn"),
                Xml.textAt(birth, "childIin").orElse(null), Required.date(birth, "birthDate"),
                Xml.textAt(birth, "fatherIin").orElse(null), Xml.textAt(birth, "motherIin").orElse(null));
    }

    private static CivilActs.Marriage marriage(Element marriage, String iin) {
        Optional<String> husband = Xml.textAt(marriage, "husbandIin");
        Optional<String> wife = Xml.textAt(marriage, "wifeIin");
        if (!husband.equals(Optional.of(iin)) && !wife.equals(Optional.of(iin))) {
            throw new IllegalArgumentException("A marriage of somebody else");
        }
        return new CivilActs.Marriage(Required.text(marriage, "number"), Required.date(marriage, "recordedOn"),
                (husband.equals(Optional.of(iin)) ? wife : husband).orElse(null),
                Xml.textAt(marriage, "endedOn").map(LocalDate::parse).orElse(null),
                Xml.textAt(marriage, "end").map(end -> CivilActs.End.valueOf(end.toUpperCase(Locale.ROOT)))
                        .orElse(null));
    }
}
