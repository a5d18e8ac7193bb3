package kz.qonys.registry.gateway;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Consumer;
import kz.qonys.registry.JobFair;
import kz.qonys.registry.LabourMarket;
import kz.qonys.registry.LabourReceipt;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.UnemploymentDecision;
import kz.qonys.registry.UnemploymentDraft;
import kz.qonys.registry.UnemploymentWithdrawal;
import kz.qonys.registry.Vacancy;
import kz.qonys.registry.VacancyPage;
import org.w3c.dom.Element;

/** Labour-market system by the provisional contract. */
final class LabourMarketAdapter implements LabourMarket {

    private static final ProvisionalContract CONTRACT = ProvisionalContract.LABOUR_MARKET;

    private final GatewayClient gateway;
    private final GatewayProperties.LabourMarketService service;

    LabourMarketAdapter(GatewayClient gateway, GatewayProperties.LabourMarketService service) {
        this.gateway = gateway;
        this.service = service;
    }

    @Override
    public RegistryAnswer<VacancyPage> vacancies(String region, String after, String messageId) {
        return gateway.exchange(service, messageId, CONTRACT.payload("vacanciesRequest", request -> {
            CONTRACT.add(request, "requestId", messageId);
            CONTRACT.add(request, "region", region);
            CONTRACT.add(request, "after", after);
            CONTRACT.add(request, "most", service.page());
        })).then(data -> page(data, messageId));
    }

    @Override
    public RegistryAnswer<LabourReceipt> submitDraft(String idempotencyKey, UnemploymentDraft draft, String messageId) {
        return write("draftRequest", idempotencyKey, messageId, request -> {
            CONTRACT.add(request, "caseNumber", draft.caseNumber());
            CONTRACT.add(request, "iin", draft.iin());
            CONTRACT.add(request, "surname", draft.surname());
            CONTRACT.add(request, "name", draft.name());
            CONTRACT.add(request, "patronymic", draft.patronymic());
            CONTRACT.add(request, "birthDate", draft.birthDate());
            CONTRACT.add(request, "ground", draft.ground());
            CONTRACT.add(request, "draftedOn", draft.draftedOn());
            CONTRACT.add(request, "careerCentre", draft.careerCentre());
            CONTRACT.add(request, "signedBy", draft.signedBy());
            CONTRACT.add(request, "actingFor", draft.actingFor());
            CONTRACT.add(request, "documentHash", draft.documentHash());
        });
    }

    @Override
    public RegistryAnswer<LabourReceipt> reportDecision(String idempotencyKey, UnemploymentDecision decision,
            String messageId) {
        return write("decisionRequest", idempotencyKey, messageId, request -> {
            CONTRACT.add(request, "caseNumber", decision.caseNumber());
            CONTRACT.add(request, "registered", decision.registered());
            CONTRACT.add(request, "decidedOn", decision.decidedOn());
            CONTRACT.add(request, "mobilityCentre", decision.mobilityCentre());
        });
    }

    @Override
    public RegistryAnswer<LabourReceipt> withdrawDraft(String idempotencyKey, UnemploymentWithdrawal withdrawal,
            String messageId) {
        return write("withdrawalRequest", idempotencyKey, messageId, request -> {
            CONTRACT.add(request, "caseNumber", withdrawal.caseNumber());
            CONTRACT.add(request, "withdrawnOn", withdrawal.withdrawnOn());
        });
    }

    private RegistryAnswer<LabourReceipt> write(String root, String key, String messageId,
            Consumer<Element> contents) {
        return gateway.exchange(service, messageId, CONTRACT.payload(root, request -> {
            CONTRACT.add(request, "idempotencyKey", key);
            contents.accept(request);
        })).then(data -> CONTRACT.receipt(data, "labourResponse", "number", key, LabourReceipt::new));
    }

    private static RegistryAnswer<VacancyPage> page(Element data, String messageId) {
        Optional<Element> response = CONTRACT.root(data, "vacanciesResponse");
        if (response.isEmpty()) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
        if (!Xml.textAt(response.get(), "requestId").equals(Optional.of(messageId))) {
            return new RegistryAnswer.Unavailable<>("answer-mismatch");
        }
        String result = Xml.textAt(response.get(), "result").orElse("");
        return switch (result) {
            case "FOUND" -> found(response.get());
            case "NOT_FOUND" -> new RegistryAnswer.NotFound<>();
            default -> new RegistryAnswer.Refused<>(ReasonCode.of(result));
        };
    }

    private static RegistryAnswer<VacancyPage> found(Element response) {
        try {
            return new RegistryAnswer.Ok<>(new VacancyPage(
                    Xml.children(response, "vacancy").stream().map(LabourMarketAdapter::vacancy).toList(),
                    Xml.children(response, "fair").stream().map(LabourMarketAdapter::fair).toList(),
                    Xml.textAt(response, "next").orElse(null)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
    }

    private static Vacancy vacancy(Element vacancy) {
        return new Vacancy(Required.text(vacancy, "id"), Required.text(vacancy, "kato"),
                Required.text(vacancy, "locality"), Required.text(vacancy, "employerBin"),
                Required.text(vacancy, "employer"), Required.text(vacancy, "occupation"),
                Required.text(vacancy, "title"), Required.text(vacancy, "education"), number(vacancy, "wageFrom"),
                number(vacancy, "wageTo"), Vacancy.Housing.of(Required.text(vacancy, "housing")),
                number(vacancy, "places"), Required.date(vacancy, "publishedOn"), Required.date(vacancy, "until"));
    }

    private static JobFair fair(Element fair) {
        return new JobFair(Required.text(fair, "id"), Required.text(fair, "kato"), Required.text(fair, "place"),
                Required.date(fair, "heldOn"));
    }

    /** @throws IllegalArgumentException when it is missing or no number */
    private static int number(Element parent, String name) {
        return Integer.parseInt(Required.text(parent, name));
    }
}
