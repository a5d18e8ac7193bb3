package kz.qonys.signature.revocation;

import java.nio.file.Path;
import java.time.Clock;
import kz.qonys.signature.cms.Revocations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The revocation check of this installation; lists are cached under {@code qonys.data}. */
@Configuration(proxyBeanMethods = false)
class RevocationConfiguration {

    @Bean
    Revocations revocations(RevocationSettings settings, RevocationHosts hosts,
            @Value("${qonys.data:./data}") Path folder, Clock clock) {
        Fetching fetching = new Fetching(hosts.hosts(), settings.timeout(), (int) settings.crlLimit().toBytes());
        return new AuthorityAnswers(fetching,
                new CrlCache(fetching, folder.resolve("signature").resolve("crl"), settings.refresh(), clock),
                settings.ocsp(), clock);
    }
}
