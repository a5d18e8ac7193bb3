package kz.qonys.signature.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.qonys.signature.NumberSource;
import kz.qonys.signature.SigningClient;
import kz.qonys.signature.cms.Authorities;
import kz.qonys.signature.revocation.RevocationHosts;
import kz.qonys.staff.Roles;
import kz.qonys.staff.StaffDirectory;
import org.bouncycastle.cert.X509CertificateHolder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Puts the development authority in the place of НУЦ, in the profiles demo and test. */
@Configuration(proxyBeanMethods = false)
@Profile("demo | test")
class DevelopmentSigning {

    /** Longer than Tasklist waits before it says where the window may be. */
    private static final Duration SLOWNESS = Duration.ofSeconds(10);

    /** Authorities of both kinds of keys. */
    record Kit(Map<KeyKind, DevelopmentCa> authorities) {
    }

    /** @throws IllegalStateException beside production settings: everybody can have a key of this authority */
    @Bean
    Kit developmentAuthorities(@Value("${qonys.data:./data}") Path folder, Clock clock, Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("postgres"))) {
            throw new IllegalStateException("The profiles demo and postgres exclude each other: the development "
                    + "authority of signatures does not run on production settings. Start with one of them.");
        }
        Path place = folder.resolve("signature").resolve("development-ca");
        return new Kit(Map.of(KeyKind.RSA, DevelopmentCa.in(place, KeyKind.RSA, clock),
                KeyKind.GOST, DevelopmentCa.in(place, KeyKind.GOST, clock)));
    }

    @Bean(destroyMethod = "close")
    DevelopmentCaServer developmentCaServer(Kit kit) {
        return new DevelopmentCaServer(List.copyOf(kit.authorities().values()));
    }

    @Bean
    Authorities authorities(Kit kit) {
        return new Authorities(certificates(kit, true), certificates(kit, false));
    }

    @Bean
    RevocationHosts revocationHosts(DevelopmentCaServer server) {
        return new RevocationHosts(Map.of(DevelopmentCa.HOST, server.address()));
    }

    @Bean
    NumberSource demoNumbers() {
        return new DemoNumbers();
    }

    @Bean
    DemoKeys demoKeys(Kit kit, StaffDirectory staff, Roles roles, NumberSource demoNumbers, Clock clock) {
        return new DemoKeys(kit.authorities(), staff, roles, demoNumbers, clock);
    }

    /** Stands in for NCALayer; its address is told to the browser with every snapshot. */
    @Bean(destroyMethod = "close")
    FakeNcaLayer fakeNcaLayer(DemoKeys demoKeys, @Value("${qonys.signature.fake-ncalayer-port:0}") int port,
            @Value("${qonys.signature.fake-ncalayer-mode:ok}") FakeNcaLayer.Mode mode) {
        FakeNcaLayer fake = new FakeNcaLayer(port, demoKeys, SLOWNESS);
        fake.mode(mode);
        return fake;
    }

    @Bean
    SigningClient signingClient(FakeNcaLayer fakeNcaLayer) {
        return new SigningClient(fakeNcaLayer.address());
    }

    private static List<X509CertificateHolder> certificates(Kit kit, boolean roots) {
        return kit.authorities().values().stream().map(DevelopmentCa::authorities)
                .flatMap(one -> roots ? one.roots().stream() : one.issuers().stream()).toList();
    }
}
