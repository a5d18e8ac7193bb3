package kz.qonys.registry.simulator;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.registry.Vacancy;
import kz.qonys.registry.gateway.ProvisionalContract;
import kz.qonys.registry.gateway.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Labour-market system with its exchange. Remembers by idempotency key what it answered to writes, for as long as the
 * process lives: a draft sent again after a restart replaces itself and keeps its number.
 */
final class SimulatedLabourMarket implements Provider {

    private static final ProvisionalContract CONTRACT = ProvisionalContract.LABOUR_MARKET;

    private final SyntheticVacancies vacancies;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, String> drafts = new HashMap<>();

    SimulatedLabourMarket(SyntheticVacancies vacancies, Clock clock, ZoneId zone) {
        this.vacancies = vacancies;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Handled handle(Element data, Result result) throws FormatException {
        Element request = CONTRACT.root(data, "vacanciesRequest").or(() -> CONTRACT.root(data, "draftRequest"))
                .or(() -> CONTRACT.root(data, "decisionRequest"))
                .or(() -> CONTRACT.root(data, "withdrawalRequest")).orElseThrow(FormatException::new);
        try {
            CONTRACT.validate(request);
        } catch (SAXException e) {
            throw new FormatException();
        }
        boolean unwilling = result == Result.NOT_FOUND || result == Result.REFUSED;
        return request.getLocalName().equals("vacanciesRequest") ? page(request, unwilling ? result.name() : null)
                : write(request, unwilling ? result.name() : null);
    }

    private Handled page(Element request, String unwilling) {
        String requestId = Xml.textAt(request, "requestId").orElseThrow();
        String region = Xml.textAt(request, "region").orElseThrow();
        String after = Xml.textAt(request, "after").orElse("");
        int most = Integer.parseInt(Xml.textAt(request, "most").orElseThrow());
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        List<Vacancy> rest = vacancies.of(region, today).stream().filter(one -> one.id().compareTo(after) > 0).toList();
        return new Handled("vacanciesRequest", null, null, false, CONTRACT.payload("vacanciesResponse", response -> {
            CONTRACT.add(response, "requestId", requestId);
            CONTRACT.add(response, "result", unwilling == null ? "FOUND" : unwilling);
            if (unwilling == null) {
                fill(response, rest, most, after.isEmpty() ? region : null, today);
            }
        }));
    }

    private void fill(Element response, List<Vacancy> rest, int most, String fairsOf, LocalDate today) {
        rest.stream().limit(most).forEach(one -> write(CONTRACT.add(response, "vacancy"), one));
        if (fairsOf != null) {
            vacancies.fairs(fairsOf, today).forEach(fair -> {
                Element element = CONTRACT.add(response, "fair");
                CONTRACT.add(element, "id", fair.id());
                CONTRACT.add(element, "kato", fair.kato());
                CONTRACT.add(element, "place", fair.place());
                CONTRACT.add(element, "heldOn", fair.heldOn());
            });
        }
        CONTRACT.add(response, "next", rest.size() > most ? rest.get(most - 1).id() : null);
    }

    private static void write(Element element, Vacancy one) {
        CONTRACT.add(element, "id", one.id());
        CONTRACT.add(element, "kato", one.kato());
        CONTRACT.add(element, "locality", one.locality());
        CONTRACT.add(element, "employerBin", one.employerBin());
        CONTRACT.add(element, "employer", one.employer());
        CONTRACT.add(element, "occupation", one.occupation());
        CONTRACT.add(element, "title", one.title());
        CONTRACT.add(element, "education", one.education());
        CONTRACT.add(element, "wageFrom", one.wageFrom());
        CONTRACT.add(element, "wageTo", one.wageTo());
        CONTRACT.add(element, "housing", one.housing().code());
        CONTRACT.add(element, "places", one.places());
        CONTRACT.add(element, "publishedOn", one.publishedOn());
        CONTRACT.add(element, "until", one.until());
    }

    private synchronized Handled write(Element request, String unwilling) {
        String operation = request.getLocalName();
        String key = Xml.textAt(request, "idempotencyKey").orElseThrow();
        String caseNumber = Xml.textAt(request, "caseNumber").orElseThrow();
        boolean known = numbers.containsKey(key);
        String number = unwilling != null ? null : known ? numbers.get(key) : number(operation, caseNumber);
        if (number != null) {
            numbers.put(key, number);
        }
        String result = number != null ? "ACCEPTED" : unwilling != null ? unwilling : Result.NOT_FOUND.name();
        return new Handled(operation, key, Xml.textAt(request, "iin").orElse(null), number != null && !known,
                CONTRACT.payload("labourResponse", response -> {
                    CONTRACT.add(response, "idempotencyKey", key);
                    CONTRACT.add(response, "result", result);
                    CONTRACT.add(response, "number", number);
                }));
    }

    /** Null when a decision or a withdrawal comes for a case that has no draft. */
    private String number(String operation, String caseNumber) {
        if (operation.equals("draftRequest")) {
            return drafts.computeIfAbsent(caseNumber, absent -> "LM-D" + absent.substring(2));
        }
        if (operation.equals("withdrawalRequest")) {
            return drafts.remove(caseNumber);
        }
        return drafts.containsKey(caseNumber) ? "LM-U" + caseNumber.substring(2) : null;
    }
}
