package kz.qonys.registry.gateway;

import com.ibm.icu.util.Region;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.registry.AccessGrant;
import kz.qonys.registry.DocumentType;
import kz.qonys.registry.Gender;
import kz.qonys.registry.PersonQuery;
import kz.qonys.registry.PersonRegistry;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryPerson;
import org.w3c.dom.Element;

/**
 * Register of persons by the published contract (release 2024-08). Unknown elements are passed over; what a case does
 * not need is not even read.
 */
final class PersonAdapter implements PersonRegistry {

    private static final String MESSAGE = "http://message.persistence.interactive.nat";
    private static final String PROCESSED = "00000";
    private static final int DATE_LENGTH = 10;
    private static final int MOST_MATCHES = 20;

    private final Exchange gateway;
    private final GatewayProperties.PersonService service;
    private final GatewayAccess.PersonAccess access;
    private final Clock clock;
    private final ZoneId zone;

    PersonAdapter(Exchange gateway, GatewayProperties.PersonService service,
            GatewayAccess.PersonAccess access, Clock clock, ZoneId zone) {
        this.gateway = gateway;
        this.service = service;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public RegistryAnswer<List<RegistryPerson>> find(PersonQuery query, AccessGrant grant, String messageId) {
        if (grant == null && !access.permitted()) {
            return new RegistryAnswer.ConsentRequired<>();
        }
        return gateway.exchange(service, messageId, data -> fill(data, query, grant, messageId))
                .then(data -> read(data, query));
    }

    private void fill(Element data, PersonQuery query, AccessGrant grant, String messageId) {
        SyncChannel.type(data, "m", MESSAGE, "Request");
        Xml.add(data, "messageId", messageId);
        Xml.add(data, "messageDate", gateway.now());
        Xml.add(data, "senderCode", access.senderCode());
        if (query instanceof PersonQuery.ByIin byIin) {
            Xml.add(data, "iin", byIin.iin());
        } else if (query instanceof PersonQuery.ByName byName) {
            Xml.add(data, "surname", blankToNull(byName.surname()));
            Xml.add(data, "name", blankToNull(byName.name()));
            Xml.add(data, "birthDate", byName.birthDate());
        } else if (query instanceof PersonQuery.ByDocument byDocument) {
            Xml.add(data, "documentNumber", byDocument.number());
        }
        Xml.add(data, "kdpToken", withoutSpace(grant == null ? access.accessToken() : grant.token()));
        Xml.add(data, "publicKey", withoutSpace(grant == null ? access.accessKey() : grant.publicKey()));
    }

    private RegistryAnswer<List<RegistryPerson>> read(Element data, PersonQuery query) {
        Optional<Element> response = Stream.concat(Stream.of(data), Xml.children(data).stream())
                .filter(element -> Xml.at(element, "messageResult").isPresent()).findFirst();
        if (response.isEmpty()) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
        String result = Xml.textAt(response.get(), "messageResult", "code").orElse("");
        if (service.consentCodes().contains(result)) {
            return new RegistryAnswer.ConsentRequired<>();
        }
        if (!PROCESSED.equals(result)) {
            return new RegistryAnswer.Refused<>(ReasonCode.of(result));
        }
        return persons(response.get(), query);
    }

    private RegistryAnswer<List<RegistryPerson>> persons(Element response, PersonQuery query) {
        List<Element> elements = Xml.at(response, "persons").map(persons -> Xml.children(persons, "person"))
                .orElse(List.of());
        if (elements.isEmpty()) {
            return new RegistryAnswer.NotFound<>();
        }
        if (elements.size() > MOST_MATCHES) {
            return new RegistryAnswer.Refused<>("too-many-matches");
        }
        try {
            List<RegistryPerson> persons = elements.stream().map(this::person).toList();
            // The contract echoes nothing of the question: a replayed answer is told by whom it is about
            boolean fits = !(query instanceof PersonQuery.ByIin asked)
                    || persons.size() == 1 && asked.iin().equals(persons.get(0).iin());
            return fits ? new RegistryAnswer.Ok<>(persons) : new RegistryAnswer.Unavailable<>("answer-mismatch");
        } catch (DateTimeException e) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
    }

    private RegistryPerson person(Element person) {
        return new RegistryPerson(
                Xml.textAt(person, "iin").orElse(null),
                Xml.textAt(person, "surname").orElse(null),
                Xml.textAt(person, "name").orElse(null),
                Xml.textAt(person, "patronymic").orElse(null),
                date(person, "birthDate"),
                date(person, "deathDate"),
                Xml.textAt(person, "gender", "code").map(PersonAdapter::gender).orElse(null),
                Xml.textAt(person, "citizenship", "code").map(PersonAdapter::state).orElse(null),
                Xml.at(person, "regAddress").flatMap(this::address).orElse(null),
                Xml.at(person, "repatriationStatus").flatMap(PersonAdapter::repatriation).orElse(null),
                Xml.textAt(person, "birthCertificate", "number").isPresent(),
                documents(person));
    }

    private Optional<RegistryPerson.Address> address(Element address) {
        LocalDate until = date(address, "endDate");
        String line = Stream.of("country", "region", "district", "city", "street", "building", "corpus", "flat")
                .map(part -> Xml.textAt(address, part, "nameRu").or(() -> plainText(address, part)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return line.isEmpty() || until != null && until.isBefore(today())
                ? Optional.empty()
                : Optional.of(new RegistryPerson.Address(Xml.textAt(address, "arCode").orElse(null), line,
                        date(address, "beginDate")));
    }

    private static Optional<String> plainText(Element parent, String name) {
        return Xml.at(parent, name).filter(element -> Xml.children(element).isEmpty())
                .map(element -> element.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<RegistryPerson.Repatriation> repatriation(Element status) {
        Optional<String> code = Xml.textAt(status, "repatriationStatus", "code")
                .or(() -> plainText(status, "repatriationStatus"));
        LocalDate since = date(status, "repatriationDate");
        return code.isEmpty() && since == null
                ? Optional.empty()
                : Optional.of(new RegistryPerson.Repatriation(code.orElse(""), since,
                        date(status, "repatriationEndDate"),
                        Xml.textAt(status, "repatriationNumber").orElse(null)));
    }

    /** Rows of the register include invalid, expired and repeated ones. */
    private List<RegistryPerson.Document> documents(Element person) {
        Map<String, RegistryPerson.Document> valid = new LinkedHashMap<>();
        Xml.at(person, "documents").map(documents -> Xml.children(documents, "document")).orElse(List.of()).stream()
                .filter(this::valid)
                .map(this::document)
                .sorted(Comparator.comparing(RegistryPerson.Document::until,
                        Comparator.nullsFirst(Comparator.reverseOrder())))
                .forEach(document -> valid.putIfAbsent(document.type() + document.number(), document));
        return List.copyOf(valid.values());
    }

    private boolean valid(Element document) {
        LocalDate until = date(document, "endDate");
        return Xml.textAt(document, "status", "code").filter(service.validDocumentCodes()::contains).isPresent()
                && date(document, "invalidityDate") == null
                && Xml.textAt(document, "number").isPresent()
                && (until == null || !until.isBefore(today()));
    }

    private RegistryPerson.Document document(Element document) {
        DocumentType type = Xml.textAt(document, "type", "code").map(service.documentTypes()::get)
                .orElse(DocumentType.OTHER);
        String number = Xml.textAt(document, "series").orElse("") + Xml.textAt(document, "number").orElseThrow();
        return new RegistryPerson.Document(type, number, date(document, "beginDate"), date(document, "endDate"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** A date, with or without the offset that xs:date allows. */
    private static LocalDate date(Element parent, String name) {
        return Xml.textAt(parent, name)
                .map(text -> LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length()))))
                .orElse(null);
    }

    private static Gender gender(String code) {
        return switch (code) {
            case "1" -> Gender.MALE;
            case "2" -> Gender.FEMALE;
            default -> null;
        };
    }

    /** ISO 3166 numeric to alpha-3. */
    private static String state(String numeric) {
        try {
            return new Locale("", Region.getInstance(Integer.parseInt(numeric)).toString()).getISO3Country();
        } catch (IllegalArgumentException | MissingResourceException e) {
            return null;
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String withoutSpace(String token) {
        return token.replaceAll("\\s", "");
    }
}
