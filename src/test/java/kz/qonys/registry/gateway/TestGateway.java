package kz.qonys.registry.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import kz.qonys.registry.FamilyCardRegistry;
import kz.qonys.registry.MigrationPortal;
import kz.qonys.registry.PersonRegistry;
import kz.qonys.registry.simulator.GatewaySimulator;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The three ports over the real client, wired as in production, for tests. */
public final class TestGateway {

    public static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-17T05:00:00Z"), ZONE);

    private final GatewayProperties properties;
    private final GatewayAccess access;
    private final GatewayClient client;

    public TestGateway(GatewayAccess access, Map<String, String> settings) {
        this.access = access;
        this.properties = properties(settings);
        this.client = new GatewayClient(access,
                new RsaTransportSigner(access.key(), access.certificate(),
                        RsaTransportSigner.KeyReference.KEY_IDENTIFIER),
                properties.connectTimeout(), properties.answerLimit(), CLOCK, ZONE);
    }

    public static GatewaySimulator simulator() {
        return new GatewaySimulator(new GatewaySimulator.Settings(0, null, CLOCK, ZONE));
    }

    static GatewayProperties properties(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("qonys.registry", GatewayProperties.class);
    }

    public PersonRegistry persons() {
        return new PersonAdapter(client, properties.person(), access.person(), CLOCK, ZONE);
    }

    public FamilyCardRegistry familyCards() {
        return new FamilyCardAdapter(client, properties.familyCard());
    }

    public MigrationPortal portal() {
        return new MigrationPortalAdapter(client, properties.portal());
    }

    static Map<String, String> patient(Duration timeout) {
        return Map.of("qonys.registry.person.timeout", timeout.toString(),
                "qonys.registry.family-card.timeout", timeout.toString(),
                "qonys.registry.portal.timeout", timeout.toString());
    }
}
