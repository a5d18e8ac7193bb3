package kz.qonys.plan;

import kz.qonys.casefile.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sealed columns of what people wrote in plans; as beans they take part in the rotation of keys. */
@Configuration(proxyBeanMethods = false)
class PlanColumns {

    static final SealedColumn VERSION = new SealedColumn("plan_version", "words");
    static final SealedColumn DELIVERY = new SealedColumn("plan_delivery", "words");

    @Bean
    SealedColumn planVersionWords() {
        return VERSION;
    }

    @Bean
    SealedColumn planDeliveryWords() {
        return DELIVERY;
    }
}
