package kz.qonys.registry.gateway;

import java.time.Instant;
import java.util.function.Consumer;
import kz.qonys.registry.ApplicationData;
import kz.qonys.registry.MigrationPortal;
import kz.qonys.registry.PortalReceipt;
import kz.qonys.registry.PortalStatus;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RelocationData;
import org.w3c.dom.Element;

/** Migration portal by the provisional contract. */
final class MigrationPortalAdapter implements MigrationPortal {

    private static final ProvisionalContract CONTRACT = ProvisionalContract.MIGRATION_PORTAL;

    private final Exchange gateway;
    private final GatewayProperties.PortalService service;

    MigrationPortalAdapter(Exchange gateway, GatewayProperties.PortalService service) {
        this.gateway = gateway;
        this.service = service;
    }

    @Override
    public RegistryAnswer<PortalReceipt> register(String idempotencyKey, ApplicationData application,
            String messageId) {
        return write("registerRequest", idempotencyKey, messageId,
                request -> fill(CONTRACT.add(request, "application"), application));
    }

    @Override
    public RegistryAnswer<PortalReceipt> updateStatus(String idempotencyKey, String caseNumber, PortalStatus status,
            Instant at, String messageId) {
        return write("statusRequest", idempotencyKey, messageId, request -> {
            CONTRACT.add(request, "caseNumber", caseNumber);
            CONTRACT.add(request, "status", status.code());
            CONTRACT.add(request, "since", at);
        });
    }

    @Override
    public RegistryAnswer<PortalReceipt> relocation(String idempotencyKey, RelocationData relocation,
            String messageId) {
        return write("relocationRequest", idempotencyKey, messageId, request -> {
            CONTRACT.add(request, "caseNumber", relocation.caseNumber());
            CONTRACT.add(request, "from", relocation.from());
            CONTRACT.add(request, "to", relocation.to());
            CONTRACT.add(request, "date", relocation.date());
            CONTRACT.add(request, "transport", relocation.transport());
            CONTRACT.add(request, "arriving", relocation.arriving());
        });
    }

    private RegistryAnswer<PortalReceipt> write(String root, String key, String messageId,
            Consumer<Element> contents) {
        return gateway.exchange(service, messageId, CONTRACT.payload(root, request -> {
            CONTRACT.add(request, "idempotencyKey", key);
            contents.accept(request);
        })).then(data -> CONTRACT.receipt(data, "portalResponse", "portalNumber", key, PortalReceipt::new));
    }

    private static void fill(Element element, ApplicationData application) {
        CONTRACT.add(element, "caseNumber", application.caseNumber());
        CONTRACT.add(element, "category", application.category());
        CONTRACT.add(element, "departureOffice", application.departureOffice());
        CONTRACT.add(element, "settlementOffice", application.settlementOffice());
        CONTRACT.add(element, "settlementLocality", application.settlementLocality());
        CONTRACT.add(element, "submittedAt", application.submittedAt());
        application.persons().forEach(person -> fill(CONTRACT.add(element, "person"), person));
    }

    private static void fill(Element element, ApplicationData.Person person) {
        CONTRACT.add(element, "iin", person.iin());
        CONTRACT.add(element, "surname", person.surname());
        CONTRACT.add(element, "name", person.name());
        CONTRACT.add(element, "patronymic", person.patronymic());
        CONTRACT.add(element, "birthDate", person.birthDate());
        CONTRACT.add(element, "gender", person.gender() == null ? null : person.gender().code());
        CONTRACT.add(element, "relation", person.relation());
        CONTRACT.add(element, "citizenship", person.citizenship());
        CONTRACT.add(element, "documentType", person.documentType() == null ? null : person.documentType().code());
        CONTRACT.add(element, "documentNumber", person.documentNumber());
    }
}
