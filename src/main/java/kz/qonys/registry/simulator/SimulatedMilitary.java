package kz.qonys.registry.simulator;

import java.util.Optional;
import kz.qonys.registry.Names;
import kz.qonys.registry.gateway.BusinessSignature;
import kz.qonys.registry.gateway.PublishedContract;
import kz.qonys.registry.gateway.SignedText;
import kz.qonys.registry.gateway.Xml;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Military record: knows a person only under the right surname. Its contract has no words for a refusal or a missing
 * consent.
 */
final class SimulatedMilitary implements Provider {

    private static final PublishedContract CONTRACT = PublishedContract.MILITARY;

    private final SyntheticPopulation population;
    private final SyntheticRecords records;
    private final BusinessSignature signature;

    SimulatedMilitary(SyntheticPopulation population, SyntheticRecords records, BusinessSignature signature) {
        this.population = population;
        this.records = records;
        this.signature = signature;
    }

    @Override
    public Handled handle(Element data, Result result) throws FormatException {
        Element request = WrittenText.root(data).flatMap(CONTRACT::root).orElseThrow(FormatException::new);
        try {
            CONTRACT.validate(request);
        } catch (SAXException e) {
            throw new FormatException();
        }
        String iin = Xml.textAt(request, "IIN").orElseThrow();
        Optional<Boolean> registered = result == Result.NOT_FOUND ? Optional.empty() : population.byIin(iin)
                .filter(person -> named(person, request)).flatMap(person -> records.military(iin));
        return new Handled("MilitaryServiceRequest", null, iin, false, answer -> SignedText.write(answer,
                signature.sign(CONTRACT.document("MilitaryServiceResponse",
                        response -> fill(response, request, registered)))));
    }

    private static boolean named(Person person, Element request) {
        return Names.same(person.surname(), Xml.textAt(request, "lastname").orElse(null));
    }

    private static void fill(Element response, Element request, Optional<Boolean> registered) {
        String date = Xml.textAt(request, "requestDate").orElseThrow();
        CONTRACT.add(response, "requestNumber", Xml.textAt(request, "requestNumber").orElseThrow());
        CONTRACT.add(response, "requestDate", date);
        CONTRACT.add(response, "responseDate", date);
        for (String echoed : new String[] {"IIN", "lastname", "firstname", "patronymic", "birthdate"}) {
            CONTRACT.add(response, echoed, Xml.textAt(request, echoed).orElse(null));
        }
        CONTRACT.add(response, "status", registered.map(on -> on ? "1" : "2").orElse("0"));
        CONTRACT.add(response, "statusNameRu", registered.map(on -> on ? "Состоит на воинском учёте"
                : "Не состоит на воинском учёте").orElse("Сведений нет"));
        CONTRACT.add(response, "statusNameKz", registered.map(on -> on ? "Әскери есепте тұрады"
                : "Әскери есепте тұрмайды").orElse("Мәліметтер жоқ"));
    }
}
