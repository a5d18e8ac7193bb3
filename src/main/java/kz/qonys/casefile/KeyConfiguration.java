package kz.qonys.casefile;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Where the keys come from: the configuration, or in the demo profile a file made at the first start. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    KeyRing caseFileKeys(KeyProperties properties, Environment environment,
            @Value("${qonys.data:./data}") Path folder) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo | test"));
        if (properties.given()) {
            refuseGenerated(properties, demo);
            return new KeyRing(properties.keys(), properties.currentKey(), properties.indexKey());
        }
        if (demo) {
            return GeneratedKeys.in(folder);
        }
        throw new IllegalStateException("The case file has no keys: set qonys.casefile.keys.<id>, "
                + "qonys.casefile.current-key and qonys.casefile.index-key. "
                + "Keys are generated in the demo profile only.");
    }

    private static void refuseGenerated(KeyProperties properties, boolean demo) {
        if (!demo && properties.keys().keySet().stream().anyMatch(id -> id.startsWith(GeneratedKeys.PREFIX))) {
            throw new IllegalStateException("A key of a demo installation (id '" + GeneratedKeys.PREFIX
                    + "...') must not be used outside the demo profile.");
        }
    }
}
