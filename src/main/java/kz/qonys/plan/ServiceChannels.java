package kz.qonys.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.UUID;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.ServiceEntry;
import kz.qonys.registry.ServiceReceipt;
import kz.qonys.registry.ServiceRegistries;
import kz.qonys.registry.ServiceSystem;
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
        try {
            return json.writeValueAsString(entry);
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
                RegistryAnswer<ServiceReceipt> answer =
                        registries.enter(system, key, read(payload), UUID.randomUUID().toString());
                if (answer instanceof RegistryAnswer.Ok<ServiceReceipt> ok) {
                    deliveries.number(key, ok.data().number());
                }
                return Delivery.of(answer);
            }
        };
    }

    private ServiceEntry read(String payload) {
        try {
            return json.readValue(payload, ServiceEntry.class);
        } catch (JsonProcessingException e) {
            // the parser's message quotes the text, which is personal
            throw new IllegalStateException("An entry of a service cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
