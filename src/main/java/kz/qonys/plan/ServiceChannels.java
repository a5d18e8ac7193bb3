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
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.stereotype.Component;

/** Ways of services to the systems in which they are entered: one each, so that one that is down holds up no other. */
@Component
@Import(ServiceChannels.ForEverySystem.class)
class ServiceChannels {

    /** Declares a channel bean for every system: {@code clinic-channel} and so on. */
    static class ForEverySystem implements ImportBeanDefinitionRegistrar {

        @Override
        public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry beans) {
            for (ServiceSystem system : ServiceSystem.values()) {
                beans.registerBeanDefinition(system.code() + "-channel",
                        BeanDefinitionBuilder.genericBeanDefinition(Channel.class).addConstructorArgValue(system)
                                .setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR).getBeanDefinition());
            }
        }
    }

    /** The way to one system. */
    record Channel(ServiceSystem system, ServiceChannels ways) implements OutboxChannel {

        @Override
        public String code() {
            return system.code();
        }

        @Override
        public Delivery send(String key, String caseId, String payload) {
            return ways.isWithdrawal(payload)
                    ? ways.withdraw(system, key, ways.read(payload, ServiceWithdrawal.class))
                    : ways.enter(system, key, ways.read(payload, ServiceEntry.class));
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
