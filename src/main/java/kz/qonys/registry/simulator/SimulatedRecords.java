package kz.qonys.registry.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import kz.qonys.registry.CivilActs;
import kz.qonys.registry.EducationRecord;
import kz.qonys.registry.Gender;
import kz.qonys.registry.ResidenceHistory;
import kz.qonys.registry.gateway.ProvisionalContract;
import kz.qonys.registry.gateway.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The registries that answer by our provisional contracts about one person: requestId and iin in, one part out. */
final class SimulatedRecords<T> implements Provider {

    private final ProvisionalContract contract;
    private final String name;
    private final String part;
    private final Function<String, Optional<T>> holding;
    private final BiConsumer<Element, T> writing;

    private SimulatedRecords(ProvisionalContract contract, String name, String part,
            Function<String, Optional<T>> holding, BiConsumer<Element, T> writing) {
        this.contract = contract;
        this.name = name;
        this.part = part;
        this.holding = holding;
        this.writing = writing;
    }

    /** Register of civil acts. */
    static Provider civilActs(SyntheticRecords records, SyntheticPopulation population) {
        return new SimulatedRecords<>(ProvisionalContract.CIVIL_ACTS, "civilActs", "acts", records::acts,
                (element, acts) -> acts(element, acts, population));
    }

    /** National education data base. */
    static Provider education(SyntheticRecords records) {
        return new SimulatedRecords<>(ProvisionalContract.EDUCATION, "education", "record", records::education,
                SimulatedRecords::education);
    }

    /** Registration at the place of residence. */
    static Provider residence(SyntheticRecords records) {
        return new SimulatedRecords<>(ProvisionalContract.RESIDENCE, "residence", "history", records::residence,
                SimulatedRecords::residence);
    }

    @Override
    public Handled handle(Element data, Result result) throws FormatException {
        Element request = contract.root(data, name + "Request").orElseThrow(FormatException::new);
        try {
            contract.validate(request);
        } catch (SAXException e) {
            throw new FormatException();
        }
        String requestId = Xml.textAt(request, "requestId").orElseThrow();
        String iin = Xml.textAt(request, "iin").orElseThrow();
        Optional<T> held = holding.apply(iin).filter(record -> result == Result.GENUINE);
        String absent = result == Result.GENUINE ? Result.NOT_FOUND.name() : result.name();
        return new Handled(name + "Request", null, iin, false, contract.payload(name + "Response", response -> {
            contract.add(response, "requestId", requestId);
            contract.add(response, "result", held.isPresent() ? "FOUND" : absent);
            held.ifPresent(record -> writing.accept(contract.add(response, part), record));
        }));
    }

    private static void acts(Element element, CivilActs acts, SyntheticPopulation population) {
        ProvisionalContract contract = ProvisionalContract.CIVIL_ACTS;
        contract.add(element, "iin", acts.personIin());
        acts.births().forEach(act -> {
            Element birth = contract.add(element, "birth");
            contract.add(birth, "number", act.number());
            contract.add(birth, "recordedOn", act.recordedOn());
            contract.add(birth, "childIin", act.childIin());
            contract.add(birth, "birthDate", act.birthDate());
            contract.add(birth, "fatherIin", act.fatherIin());
            contract.add(birth, "motherIin", act.motherIin());
        });
        boolean husband = population.byIin(acts.personIin()).orElseThrow().gender() == Gender.MALE;
        acts.marriages().forEach(act -> {
            Element marriage = contract.add(element, "marriage");
            contract.add(marriage, "number", act.number());
            contract.add(marriage, "recordedOn", act.recordedOn());
            contract.add(marriage, "husbandIin", husband ? acts.personIin() : act.spouseIin());
            contract.add(marriage, "wifeIin", husband ? act.spouseIin() : acts.personIin());
            contract.add(marriage, "endedOn", act.endedOn());
            contract.add(marriage, "end", act.end() == null ? null : act.end().name().toLowerCase(Locale.ROOT));
        });
    }

    private static void education(Element element, EducationRecord record) {
        ProvisionalContract contract = ProvisionalContract.EDUCATION;
        contract.add(element, "iin", record.personIin());
        record.diplomas().forEach(held -> {
            Element diploma = contract.add(element, "diploma");
            contract.add(diploma, "level", held.level().name().toLowerCase(Locale.ROOT));
            contract.add(diploma, "number", held.number());
            contract.add(diploma, "institution", held.institution());
            contract.add(diploma, "speciality", held.speciality());
            contract.add(diploma, "issuedOn", held.issuedOn());
        });
        if (record.study() != null) {
            Element study = contract.add(element, "study");
            contract.add(study, "school", record.study().institution());
            contract.add(study, "enterDate", record.study().enteredOn());
        }
    }

    private static void residence(Element element, ResidenceHistory history) {
        ProvisionalContract contract = ProvisionalContract.RESIDENCE;
        contract.add(element, "iin", history.personIin());
        history.registrations().forEach(held -> {
            Element registration = contract.add(element, "registration");
            contract.add(registration, "kind", held.kind().name().toLowerCase(Locale.ROOT));
            contract.add(registration, "kato", held.kato());
            contract.add(registration, "address", held.line());
            contract.add(registration, "since", held.since());
            contract.add(registration, "until", held.until());
        });
    }
}
