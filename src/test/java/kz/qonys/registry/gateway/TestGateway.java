package kz.qonys.registry.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.registry.CivilActsRegistry;
import kz.qonys.registry.EducationRegistry;
import kz.qonys.registry.FamilyCardRegistry;
import kz.qonys.registry.MigrationPortal;
import kz.qonys.registry.LabourMarket;
import kz.qonys.registry.LegalEntityRegistry;
import kz.qonys.registry.MilitaryRegistry;
import kz.qonys.registry.PersonRegistry;
import kz.qonys.registry.ResidenceRegistry;
import kz.qonys.registry.simulator.GatewaySimulator;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The ports over the real client, wired as in production, for tests. */
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

    public CivilActsRegistry civilActs() {
        return new CivilActsAdapter(client, properties.civilActs());
    }

    public EducationRegistry education() {
        return new EducationAdapter(client, properties.education());
    }

    public ResidenceRegistry residence() {
        return new ResidenceAdapter(client, properties.residence());
    }

    public MilitaryRegistry military() {
        return new MilitaryAdapter(client, business(), properties.military());
    }

    public LegalEntityRegistry legalEntities() {
        return new LegalEntityAdapter(client, business(), properties.legalEntity());
    }

    public LabourMarket labourMarket() {
        return new LabourMarketAdapter(client, properties.labourMarket());
    }

    private BusinessSignature business() {
        return new BusinessSignature(access.key(), access.certificate(), access.providerPins(), CLOCK);
    }

    static Map<String, String> patient(Duration timeout) {
        return Stream.of("person", "family-card", "portal", "civil-acts", "education", "residence", "military",
                        "legal-entity", "labour-market", "services")
                .collect(Collectors.toMap(service -> "qonys.registry." + service + ".timeout",
                        service -> timeout.toString()));
    }
}
