package kz.qonys.registry.gateway;

import java.time.Clock;
import java.time.ZoneId;
import kz.qonys.registry.CivilActsRegistry;
import kz.qonys.registry.ConsentRegistry;
import kz.qonys.registry.EducationRegistry;
import kz.qonys.registry.FamilyCardRegistry;
import kz.qonys.registry.LabourMarket;
import kz.qonys.registry.LegalEntityRegistry;
import kz.qonys.registry.MigrationPortal;
import kz.qonys.registry.MilitaryRegistry;
import kz.qonys.registry.PersonRegistry;
import kz.qonys.registry.ResidenceRegistry;
import kz.qonys.registry.ServiceRegistries;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Wires the ports to the gateway. In the profiles demo and test {@link GatewayAccess} comes from the simulator. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    @Profile("!demo & !test")
    GatewayAccess gatewayAccess(GatewayProperties properties) {
        return GatewayAccess.configured(properties);
    }

    @Bean
    TransportSigner transportSigner(GatewayAccess access) {
        return new RsaTransportSigner(access.key(), access.certificate(),
                RsaTransportSigner.KeyReference.KEY_IDENTIFIER);
    }

    @Bean
    GatewayClient gatewayClient(GatewayAccess access, TransportSigner signer, GatewayProperties properties,
            Clock clock, @Value("${qonys.zone}") ZoneId zone) {
        return new GatewayClient(access, signer, properties.connectTimeout(), properties.answerLimit(), clock, zone);
    }

    @Bean
    Exchanges exchanges(GatewayClient client, GatewayAccess access, AsyncProperties properties, ExchangeStore store) {
        return service -> properties.services().contains(service.serviceId())
                ? new AsyncGateway(client, access, properties.endpointBeside(access.endpoint()), store)
                : client;
    }

    /** Picks the channel of a service. */
    @FunctionalInterface
    interface Exchanges {

        Exchange of(GatewayProperties.Service service);
    }

    @Bean
    PersonRegistry personRegistry(Exchanges exchanges, GatewayProperties properties, GatewayAccess access,
            Clock clock, @Value("${qonys.zone}") ZoneId zone) {
        return new PersonAdapter(exchanges.of(properties.person()), properties.person(), access.person(), clock, zone);
    }

    @Bean
    ConsentRegistry consentRegistry(GatewayClient client, ConsentProperties properties, Clock clock) {
        return new ConsentAdapter(client, properties, clock);
    }

    @Bean
    FamilyCardRegistry familyCardRegistry(Exchanges exchanges, GatewayProperties properties) {
        return new FamilyCardAdapter(exchanges.of(properties.familyCard()), properties.familyCard());
    }

    @Bean
    MigrationPortal migrationPortal(GatewayClient client, GatewayProperties properties) {
        return new MigrationPortalAdapter(client, properties.portal());
    }

    @Bean
    CivilActsRegistry civilActsRegistry(GatewayClient client, GatewayProperties properties) {
        return new CivilActsAdapter(client, properties.civilActs());
    }

    @Bean
    EducationRegistry educationRegistry(GatewayClient client, GatewayProperties properties) {
        return new EducationAdapter(client, properties.education());
    }

    @Bean
    ResidenceRegistry residenceRegistry(GatewayClient client, GatewayProperties properties) {
        return new ResidenceAdapter(client, properties.residence());
    }

    @Bean
    BusinessSignature businessSignature(GatewayAccess access, Clock clock) {
        return new BusinessSignature(access.key(), access.certificate(), access.providerPins(), clock);
    }

    @Bean
    MilitaryRegistry militaryRegistry(GatewayClient client, BusinessSignature signature,
            GatewayProperties properties) {
        return new MilitaryAdapter(client, signature, properties.military());
    }

    @Bean
    LegalEntityRegistry legalEntityRegistry(GatewayClient client, BusinessSignature signature,
            GatewayProperties properties) {
        return new LegalEntityAdapter(client, signature, properties.legalEntity());
    }

    @Bean
    LabourMarket labourMarket(GatewayClient client, GatewayProperties properties) {
        return new LabourMarketAdapter(client, properties.labourMarket());
    }

    @Bean
    ServiceRegistries serviceRegistries(GatewayClient client, GatewayProperties properties) {
        return new ServiceRegistriesAdapter(client, properties.services());
    }
}
