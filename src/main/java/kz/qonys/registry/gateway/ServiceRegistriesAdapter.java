package kz.qonys.registry.gateway;

import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.ServiceEntry;
import kz.qonys.registry.ServiceReceipt;
import kz.qonys.registry.ServiceRegistries;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.registry.ServiceWithdrawal;

/** Registries of services by the provisional contract, each under a service id of its own. */
final class ServiceRegistriesAdapter implements ServiceRegistries {

    private static final ProvisionalContract CONTRACT = ProvisionalContract.SERVICES;

    private final GatewayClient gateway;
    private final GatewayProperties.ServiceSystems systems;

    ServiceRegistriesAdapter(GatewayClient gateway, GatewayProperties.ServiceSystems systems) {
        this.gateway = gateway;
        this.systems = systems;
    }

    @Override
    public RegistryAnswer<ServiceReceipt> enter(ServiceSystem system, String idempotencyKey, ServiceEntry entry,
            String messageId) {
        return gateway.exchange(systems.of(system), messageId, CONTRACT.payload("entryRequest", request -> {
            CONTRACT.add(request, "idempotencyKey", idempotencyKey);
            CONTRACT.add(request, "caseNumber", entry.caseNumber());
            CONTRACT.add(request, "service", entry.service());
            CONTRACT.add(request, "iin", entry.iin());
            CONTRACT.add(request, "surname", entry.surname());
            CONTRACT.add(request, "name", entry.name());
            CONTRACT.add(request, "birthDate", entry.birthDate());
            CONTRACT.add(request, "locality", entry.locality());
            CONTRACT.add(request, "deliveredOn", entry.deliveredOn());
            CONTRACT.add(request, "departure", entry.departure());
            CONTRACT.add(request, "office", entry.office());
        })).then(data -> CONTRACT.receipt(data, "entryResponse", "number", idempotencyKey, ServiceReceipt::new));
    }

    @Override
    public RegistryAnswer<ServiceReceipt> withdraw(ServiceSystem system, String idempotencyKey,
            ServiceWithdrawal withdrawal, String messageId) {
        return gateway.exchange(systems.of(system), messageId, CONTRACT.payload("withdrawalRequest", request -> {
            CONTRACT.add(request, "idempotencyKey", idempotencyKey);
            CONTRACT.add(request, "entryKey", withdrawal.entryKey());
            CONTRACT.add(request, "caseNumber", withdrawal.caseNumber());
            CONTRACT.add(request, "service", withdrawal.service());
            CONTRACT.add(request, "iin", withdrawal.iin());
            CONTRACT.add(request, "reason", withdrawal.reason());
            CONTRACT.add(request, "withdrawnOn", withdrawal.withdrawnOn());
            CONTRACT.add(request, "office", withdrawal.office());
        })).then(data -> CONTRACT.receipt(data, "entryResponse", "number", idempotencyKey, ServiceReceipt::new));
    }
}
