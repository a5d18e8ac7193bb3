package kz.qonys.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.UUID;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.ServiceEntry;
import kz.qonys.registry.ServiceReceipt;
import kz.qonys.registry.ServiceRegistries;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.registry.ServiceWithdrawal;
import kz.qonys.registry.outbox.Delivery;
import kz.qonys.registry.outbox.OutboxChannel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Ways of services to the systems in which they are entered: one each, so that one that is down holds up no other. */
@Component
class ServiceChannels {

    /** A channel for every system. */
    @Configuration(proxyBeanMethods = false)
    static class Channels {

        @Bean
        OutboxChannel clinicChannel(ServiceChannels channels) {
            return channels.to(ServiceSystem.CLINIC);
        }

        @Bean
        OutboxChannel schoolChannel(ServiceChannels channels) {
            return channels.to(ServiceSystem.SCHOOL);
        }

        @Bean
        OutboxChannel preschoolChannel(ServiceChannels channels) {
            return channels.to(ServiceSystem.PRESCHOOL);
        }

        @Bean
        OutboxChannel residenceChannel(ServiceChannels channels) {
            return channels.to(ServiceSystem.RESIDENCE);
        }

        @Bean
        OutboxChannel militaryChannel(ServiceChannels channels) {
            return channels.to(ServiceSystem.MILITARY);
        }

        @Bean
        OutboxChannel mobileCitizensChannel(ServiceChannels channels) {
            return channels.to(ServiceSystem.MOBILE_CITIZENS);
        }

        @Bean
        OutboxChannel kandasChannel(ServiceChannels channels) {
            return channels.to(ServiceSystem.KANDAS);
        }

        @Bean
        OutboxChannel familyCardChannel(ServiceChannels channels) {
            return channels.to(ServiceSystem.FAMILY_CARD);
        }
    }

    private final ServiceRegistries registries;
    private final DeliveryStore deliveries;
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    ServiceChannels(ServiceRegistries registries, DeliveryStore deliveries) {
        this.registries = registries;
        this.deliveries = deliveries;
    }

    String payload(ServiceEntry entry) {
        return text(entry);
    }

    String payload(ServiceWithdrawal withdrawal) {
        return text(withdrawal);
    }

    private String text(Object write) {
        try {
            return json.writeValueAsString(write);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An entry of a service is no JSON: " + e.getClass().getSimpleName());
        }
    }

    private OutboxChannel to(ServiceSystem system) {
        return new OutboxChannel() {
            @Override
            public String code() {
                return system.code();
            }

            @Override
            public Delivery send(String key, String caseId, String payload) {
                return isWithdrawal(payload) ? withdraw(system, key, read(payload, ServiceWithdrawal.class))
                        : enter(system, key, read(payload, ServiceEntry.class));
            }
        };
    }

    private Delivery enter(ServiceSystem system, String key, ServiceEntry entry) {
        RegistryAnswer<ServiceReceipt> answer = registries.enter(system, key, entry, UUID.randomUUID().toString());
        if (answer instanceof RegistryAnswer.Ok<ServiceReceipt> ok) {
            deliveries.number(key, ok.data().number());
        }
        return Delivery.of(answer);
    }

    /** A system that has no such entry has nothing to take back. */
    private Delivery withdraw(ServiceSystem system, String key, ServiceWithdrawal withdrawal) {
        RegistryAnswer<ServiceReceipt> answer = registries.withdraw(system, key, withdrawal,
                UUID.randomUUID().toString());
        return answer instanceof RegistryAnswer.NotFound<?> ? Delivery.needless() : Delivery.of(answer);
    }

    private boolean isWithdrawal(String payload) {
        return read(payload, JsonNode.class).has("entryKey");
    }

    private <T> T read(String payload, Class<T> type) {
        try {
            return json.readValue(payload, type);
        } catch (JsonProcessingException e) {
            // the parser's message quotes the text, which is personal
            throw new IllegalStateException("An entry of a service cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
