package kz.qonys.registry.gateway;

import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Services that answer over the asynchronous channel ({@code qonys.registry.async}). The gateway pushes answers to
 * {@code POST /gateway/async}; without a push the watchdog of each inquiry fetches them.
 *
 * @param services service ids; none unless the passport of a service says so
 * @param endpoint address of the asynchronous channel; {@code /bip-async-wss-gost/} on the same host unless set
 */
@ConfigurationProperties("qonys.registry.async")
public record AsyncProperties(@DefaultValue Set<String> services, URI endpoint) {

    /** The configured address, or the customary path beside the synchronous channel. */
    URI endpointBeside(URI synchronous) {
        return endpoint == null ? synchronous.resolve("/bip-async-wss-gost/") : endpoint;
    }
}
