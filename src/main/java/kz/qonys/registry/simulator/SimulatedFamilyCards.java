package kz.qonys.registry.simulator;

import java.util.Optional;
import kz.qonys.registry.gateway.ProvisionalContract;
import kz.qonys.registry.gateway.Xml;
import kz.qonys.registry.simulator.SyntheticPopulation.Kin;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Digital Family Card over the synthetic population. */
final class SimulatedFamilyCards implements Provider {

    private static final ProvisionalContract CONTRACT = ProvisionalContract.FAMILY_CARD;

    private final SyntheticPopulation population;

    SimulatedFamilyCards(SyntheticPopulation population) {
        this.population = population;
    }

    @Override
    public Handled handle(Element data, Result result) throws FormatException {
        Element request = CONTRACT.root(data, "familyCardRequest").orElseThrow(FormatException::new);
        try {
            CONTRACT.validate(request);
        } catch (SAXException e) {
            throw new FormatException();
        }
        String requestId = Xml.textAt(request, "requestId").orElseThrow();
        String iin = Xml.textAt(request, "iin").orElseThrow();
        return new Handled("familyCardRequest", null, iin, false,
                CONTRACT.payload("familyCardResponse", response -> fill(response, requestId, iin, result)));
    }

    private void fill(Element response, String requestId, String iin, Result result) {
        Optional<Person> holder = population.byIin(iin).filter(person -> result == Result.GENUINE);
        String absent = result == Result.GENUINE ? "NOT_FOUND" : result.name();
        CONTRACT.add(response, "requestId", requestId);
        CONTRACT.add(response, "result", holder.isPresent() ? "FOUND" : absent);
        holder.ifPresent(person -> card(CONTRACT.add(response, "card"), person));
    }

    private void card(Element card, Person holder) {
        boolean russianLetters = population.family(KnownFamily.KAZAKH_LETTERS).everyone().anyMatch(holder::equals);
        CONTRACT.add(card, "holderIin", holder.iin());
        population.closeRelatives(holder)
                .forEach(kin -> relative(CONTRACT.add(card, "relative"), kin, russianLetters));
    }

    private static void relative(Element element, Kin kin, boolean russianLetters) {
        Person person = kin.person();
        CONTRACT.add(element, "iin", person.iin());
        CONTRACT.add(element, "surname", spelt(person.surname(), russianLetters));
        CONTRACT.add(element, "name", spelt(person.name(), russianLetters));
        CONTRACT.add(element, "patronymic", spelt(person.patronymic(), russianLetters));
        CONTRACT.add(element, "birthDate", person.birthDate());
        CONTRACT.add(element, "gender", person.gender().code());
        CONTRACT.add(element, "relation", kin.relation().code());
        CONTRACT.add(element, "household", kin.household());
        CONTRACT.add(element, "alive", person.alive());
    }

    private static String spelt(String name, boolean russianLetters) {
        return name == null || !russianLetters ? name : name.replace('Қ', 'К').replace('қ', 'к').replace('Ғ', 'Г')
                .replace('ғ', 'г').replace('ң', 'н').replace('Ә', 'А').replace('ә', 'а').replace('ө', 'о')
                .replace('Ө', 'О').replace('ұ', 'у').replace('Ұ', 'У').replace('ү', 'у').replace('Ү', 'У')
                .replace('і', 'и').replace('І', 'И');
    }
}
