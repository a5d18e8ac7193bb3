package kz.qonys.desk.web;

import kz.qonys.security.OpenedAddress;
import kz.qonys.signature.SigningClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets Tasklist, and no other page, speak with NCALayer on the officer's own machine. */
@Configuration(proxyBeanMethods = false)
class SigningPages {

    @Bean
    OpenedAddress ncaLayerAddress(SigningClient client) {
        return new OpenedAddress("/camunda/app/tasklist/", client.address());
    }
}
