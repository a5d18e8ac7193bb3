package kz.qonys.registry.simulator;

import com.ibm.icu.util.Region;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.registry.DocumentType;
import kz.qonys.registry.Gender;
import kz.qonys.registry.gateway.SyncChannel;
import kz.qonys.registry.gateway.Xml;
import kz.qonys.registry.simulator.SyntheticPopulation.Home;
import kz.qonys.registry.simulator.SyntheticPopulation.Paper;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import org.w3c.dom.Element;

/**
 * Register of persons over the synthetic population: names in capitals, repeated and invalid documents, and elements
 * that the published schema does not know.
 */
final class SimulatedPersonRegister implements Provider {

    private static final String MESSAGE = "http://message.persistence.interactive.nat";
    private static final Map<DocumentType, String> TYPE_CODES = Map.of(DocumentType.PASSPORT, "001",
            DocumentType.ID_CARD, "002", DocumentType.RESIDENCE_PERMIT, "003", DocumentType.FOREIGN_PASSPORT, "005");
    private static final Map<String, String> NUMERIC = Stream.of(Locale.getISOCountries())
            .collect(Collectors.toMap(alpha2 -> new Locale("", alpha2).getISO3Country(),
                    alpha2 -> "%03d".formatted(Region.getInstance(alpha2).getNumericCode())));
    private static final String PROCESSED = "00000";
    private static final String NO_ACCESS = "00403";
    private static final String NO = "00017";

    private final SyntheticPopulation population;
    private final String accessToken;

    SimulatedPersonRegister(SyntheticPopulation population, String accessToken) {
        this.population = population;
        this.accessToken = accessToken;
    }

    @Override
    public Handled handle(Element data, Result result) throws FormatException {
        Optional<String> iin = Xml.textAt(data, "iin");
        Optional<String> document = Xml.textAt(data, "documentNumber");
        Optional<String> birthDate = Xml.textAt(data, "birthDate");
        boolean named = Xml.textAt(data, "surname").or(() -> Xml.textAt(data, "name")).isPresent();
        long modes = Stream.of(iin, document, birthDate).filter(Optional::isPresent).count();
        if (modes != 1 || birthDate.isPresent() != named || lacks(data, "messageId", "messageDate", "senderCode",
                "kdpToken", "publicKey")) {
            throw new FormatException();
        }
        if (result == Result.CONSENT_REQUIRED || !Xml.textAt(data, "kdpToken").equals(Optional.of(accessToken))) {
            return answer(data, NO_ACCESS, iin.orElse(null), List.of());
        }
        if (result != Result.GENUINE) {
            return answer(data, result == Result.REFUSED ? NO : PROCESSED, iin.orElse(null), List.of());
        }
        List<Person> found = iin.map(number -> population.byIin(number).stream().toList())
                .or(() -> document.map(population::byDocument))
                .orElseGet(() -> population.byName(Xml.textAt(data, "surname").orElse(null),
                        Xml.textAt(data, "name").orElse(null), LocalDate.parse(birthDate.orElseThrow())));
        return answer(data, PROCESSED, iin.orElse(null), found);
    }

    private static boolean lacks(Element data, String... names) {
        return Stream.of(names).anyMatch(name -> Xml.textAt(data, name).isEmpty());
    }

    private static Handled answer(Element request, String code, String iin, List<Person> found) {
        String date = Xml.textAt(request, "messageDate").orElseThrow();
        String requestId = Xml.textAt(request, "messageId").orElseThrow();
        return new Handled("personRequest", null, iin, false, data -> {
            SyncChannel.type(data, "m", MESSAGE, "Response");
            Xml.add(data, "messageId", UUID.randomUUID());
            Xml.add(data, "messageDate", date);
            Xml.add(data, "requestId", requestId);
            entry(data, "sender", "GBDFL", "ГБД ФЛ", "ЖТ МДҚ");
            entry(data, "receiver", "QONYS", "Қоныс", "Қоныс");
            entry(data, "messageResult", code, "Обработано", "Өңделді");
            if (!found.isEmpty()) {
                Element persons = Xml.add(data, "persons");
                found.forEach(person -> fill(Xml.add(persons, "person"), person));
            }
        });
    }

    private static void fill(Element element, Person person) {
        Xml.add(element, "iin", person.iin());
        Xml.add(element, "surname", capitals(person.surname()));
        Xml.add(element, "name", capitals(person.name()));
        Xml.add(element, "patronymic", capitals(person.patronymic()));
        // In real answers, not in the published schema
        Xml.add(element, "engFirstName", "SYNTHETIC");
        Xml.add(element, "birthDate", person.birthDate());
        Xml.add(element, "deathDate", person.deathDate());
        boolean male = person.gender() == Gender.MALE;
        entry(element, "gender", male ? "1" : "2", male ? "МУЖСКОЙ" : "ЖЕНСКИЙ", male ? "ЕР" : "ӘЙЕЛ");
        entry(element, "nationality", "005", "КАЗАХ", "ҚАЗАҚ");
        entry(element, "citizenship", NUMERIC.get(person.citizenship()), person.citizenship(), person.citizenship());
        entry(element, "lifeStatus", person.alive() ? "0" : "1", "-", "-");
        if (person.birthCertificate()) {
            Xml.add(Xml.add(element, "birthCertificate"), "number", SyntheticRecords.birthNumber(person));
        }
        home(element, person.home());
        repatriation(element, person);
        documents(element, person);
        Xml.add(element, "removed", false);
    }

    private static void home(Element person, Home home) {
        if (home == null) {
            return;
        }
        Element address = Xml.add(person, "regAddress");
        entry(address, "country", "398", "КАЗАХСТАН", "ҚАЗАҚСТАН");
        entry(address, "district", home.kato(), home.district(), home.district());
        entry(address, "region", home.kato(), home.region(), home.region());
        Xml.add(address, "city", home.city());
        Xml.add(address, "street", home.street());
        Xml.add(address, "building", home.building());
        Xml.add(address, "flat", home.flat());
        Xml.add(address, "beginDate", home.since());
        Xml.add(address, "arCode", home.kato());
    }

    private static void repatriation(Element person, Person data) {
        if (data.kandas() == null) {
            return;
        }
        Element status = Xml.add(person, "repatriationStatus");
        entry(status, "repatriationStatus", "1", "КАНДАС", "ҚАНДАС");
        Xml.add(status, "repatriationDate", data.kandas().since());
        Xml.add(status, "repatriationEndDate", data.kandas().until());
        Xml.add(status, "repatriationNumber", data.kandas().number());
    }

    private static void documents(Element person, Person data) {
        if (data.papers().isEmpty()) {
            return;
        }
        Element documents = Xml.add(person, "documents");
        Function<Paper, Element> row = paper -> document(Xml.add(documents, "document"), data, paper);
        data.papers().forEach(row::apply);
        // Real answers repeat rows
        data.papers().stream().findFirst().ifPresent(row::apply);
    }

    private static Element document(Element element, Person person, Paper paper) {
        entry(element, "type", TYPE_CODES.getOrDefault(paper.type(), "099"), paper.type().name(), paper.type().name());
        Xml.add(element, "number", paper.number());
        Xml.add(element, "beginDate", paper.since());
        Xml.add(element, "endDate", paper.until());
        entry(element, "issueOrganization", "001", "МВД", "ІІМ");
        entry(element, "status", paper.valid() ? "00" : "02", paper.valid() ? "ДЕЙСТВИТЕЛЕН" : "НЕДЕЙСТВИТЕЛЕН", "-");
        Xml.add(element, "invalidityDate", paper.valid() ? null : paper.since().plusYears(1));
        Xml.add(element, "birthDate", person.birthDate());
        return element;
    }

    private static void entry(Element parent, String name, String code, String nameRu, String nameKz) {
        Element entry = Xml.add(parent, name);
        Xml.add(entry, "code", code);
        Xml.add(entry, "nameRu", nameRu);
        Xml.add(entry, "nameKz", nameKz);
        Element changed = Xml.add(entry, "changeDate");
        Xml.declare(changed, "xsi", SyncChannel.XSI);
        changed.setAttributeNS(SyncChannel.XSI, "xsi:nil", "true");
    }

    private static String capitals(String name) {
        return name == null ? null : name.toUpperCase(Locale.forLanguageTag("kk"));
    }
}
