package kz.qonys.registry.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.qonys.registry.DocumentType;
import kz.qonys.registry.ServiceSystem;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The gateway as an operator describes it ({@code qonys.registry}). In the demo profile the simulator takes the place
 * of endpoint, sender, key store, pins and access token.
 *
 * @param endpoint       address of the synchronous channel
 * @param senderId       login that the gateway's operator issued
 * @param senderPassword its password; from the environment, never from a file in the repository
 * @param keyStore       our transport key
 * @param pins           certificate files (PEM or DER) of the gateway; two at a rollover
 * @param connectTimeout for the TCP connection
 * @param answerLimit    largest answer that is read, in bytes
 * @param person         register of persons
 * @param familyCard     Digital Family Card
 * @param portal         migration portal
 * @param civilActs      register of civil acts
 * @param education      national education data base
 * @param residence      registration at the place of residence
 * @param military       military record
 * @param legalEntity    register of legal entities
 * @param labourMarket   labour-market system
 * @param services       systems in which services are entered
 */
@ConfigurationProperties("qonys.registry")
public record GatewayProperties(
        URI endpoint,
        @DefaultValue("") String senderId,
        @DefaultValue("") String senderPassword,
        @DefaultValue KeyStoreFile keyStore,
        @DefaultValue List<Path> pins,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("2097152") int answerLimit,
        @DefaultValue PersonService person,
        @DefaultValue FamilyCardService familyCard,
        @DefaultValue PortalService portal,
        @DefaultValue CivilActsService civilActs,
        @DefaultValue EducationService education,
        @DefaultValue ResidenceService residence,
        @DefaultValue MilitaryService military,
        @DefaultValue LegalEntityService legalEntity,
        @DefaultValue LabourMarketService labourMarket,
        @DefaultValue ServiceSystems services) {

    /**
     * PKCS#12 file with our key and certificate.
     *
     * @param alias entry to use; may be left out when there is one
     */
    public record KeyStoreFile(Path path, @DefaultValue("") String password, @DefaultValue("") String alias) {

        @Override
        public String toString() {
            return "KeyStoreFile[" + path + "]";
        }
    }

    /**
     * Register of persons, GBD FL.
     *
     * @param serviceId     id in the gateway's list of services
     * @param okCodes       status codes that mean "processed"; an empty string accepts a missing status
     * @param timeout       from the request to the end of the answer
     * @param senderCode    issued with the interaction rules
     * @param consentCodes  result codes that mean "the person's consent is needed"
     * @param accessToken   token of the access-control service; without it every question ends in ConsentRequired
     * @param accessKey     public key that came with the token
     * @param documentTypes further document codes of the register's dictionary; 001 and 002 are published, the rest is
     *                      fixed by the service passport
     * @param validDocumentCodes status codes of a valid document; unpublished, fixed by the service passport
     */
    public record PersonService(
            @DefaultValue("GBDFLUniversal_token") String serviceId,
            @DefaultValue("SCSS001") Set<String> okCodes,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("") String senderCode,
            @DefaultValue Set<String> consentCodes,
            @DefaultValue("") String accessToken,
            @DefaultValue("") String accessKey,
            @DefaultValue Map<String, DocumentType> documentTypes,
            @DefaultValue("00") Set<String> validDocumentCodes) implements Service {

        public PersonService {
            Map<String, DocumentType> types = new HashMap<>(Map.of("001", DocumentType.PASSPORT,
                    "002", DocumentType.ID_CARD, "003", DocumentType.RESIDENCE_PERMIT,
                    "005", DocumentType.FOREIGN_PASSPORT));
            types.putAll(documentTypes);
            documentTypes = Map.copyOf(types);
        }

        @Override
        public String toString() {
            return "PersonService[" + serviceId + "]";
        }
    }

    /** Digital Family Card; the id is our placeholder until the service passport arrives. */
    public record FamilyCardService(
            @DefaultValue("FAMILY_CARD_PROVISIONAL") String serviceId,
            @DefaultValue("SCSS001") Set<String> okCodes,
            @DefaultValue("10s") Duration timeout) implements Service {
    }

    /** Migration portal; the id is our placeholder until the service passport arrives. */
    public record PortalService(
            @DefaultValue("MIGRATION_PORTAL_PROVISIONAL") String serviceId,
            @DefaultValue("SCSS001") Set<String> okCodes,
            @DefaultValue("10s") Duration timeout) implements Service {
    }

    /** Register of civil acts; the id is our placeholder until the service passport arrives. */
    public record CivilActsService(
            @DefaultValue("CIVIL_ACTS_PROVISIONAL") String serviceId,
            @DefaultValue("SCSS001") Set<String> okCodes,
            @DefaultValue("10s") Duration timeout) implements Service {
    }

    /** National education data base; the id is our placeholder until the service passport arrives. */
    public record EducationService(
            @DefaultValue("EDUCATION_PROVISIONAL") String serviceId,
            @DefaultValue("SCSS001") Set<String> okCodes,
            @DefaultValue("10s") Duration timeout) implements Service {
    }

    /** Registration at the place of residence; the id is our placeholder until the service passport arrives. */
    public record ResidenceService(
            @DefaultValue("RESIDENCE_PROVISIONAL") String serviceId,
            @DefaultValue("SCSS001") Set<String> okCodes,
            @DefaultValue("10s") Duration timeout) implements Service {
    }

    /**
     * Military record.
     *
     * @param registeredCodes status codes that mean "on the military register"; unpublished, fixed by the service
     *                        passport
     * @param absentCodes     status codes that mean "no record"; unpublished, fixed by the service passport
     * @param pins            certificate files (PEM or DER) that may sign its data; two at a rollover
     */
    public record MilitaryService(
            @DefaultValue("MO_ISHASMR_ENBEKSERVICE") String serviceId,
            @DefaultValue("SCSS001") Set<String> okCodes,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("1") Set<String> registeredCodes,
            @DefaultValue("0") Set<String> absentCodes,
            @DefaultValue List<Path> pins) implements Service {
    }

    /**
     * Register of legal entities, GBD UL.
     *
     * @param requestorBin   BIN of the owner of this system; without it every question ends in Misconfigured
     * @param processedCodes result codes that mean "processed"
     * @param pins           certificate files (PEM or DER) that may sign its data; two at a rollover
     */
    public record LegalEntityService(
            @DefaultValue("GbdulInfoByBin_v2") String serviceId,
            @DefaultValue("SCSS001") Set<String> okCodes,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("") String requestorBin,
            @DefaultValue("002") Set<String> processedCodes,
            @DefaultValue List<Path> pins) implements Service {
    }

    /**
     * Labour-market system; the id is our placeholder until the service passport arrives.
     *
     * @param page vacancies asked for at once; an answer must stay below {@code answerLimit}
     */
    public record LabourMarketService(
            @DefaultValue("LABOUR_MARKET_PROVISIONAL") String serviceId,
            @DefaultValue("SCSS001") Set<String> okCodes,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("200") int page) implements Service {
    }

    /**
     * The systems in which services are entered.
     *
     * @param serviceIds by code of {@link ServiceSystem}; without one our placeholder {@code <CODE>_ENTRY_PROVISIONAL}
     */
    public record ServiceSystems(
            @DefaultValue Map<String, String> serviceIds,
            @DefaultValue("SCSS001") Set<String> okCodes,
            @DefaultValue("10s") Duration timeout) {

        /** One of the systems. */
        public EntryService of(ServiceSystem system) {
            return new EntryService(serviceIds.getOrDefault(system.code(), placeholder(system)), okCodes, timeout);
        }

        /** Service id until the service passport arrives. */
        public static String placeholder(ServiceSystem system) {
            return system.name() + "_ENTRY_PROVISIONAL";
        }
    }

    /** One system of {@link ServiceSystems}. */
    public record EntryService(String serviceId, Set<String> okCodes, Duration timeout) implements Service {
    }

    /** What every service has. */
    public interface Service {

        String serviceId();

        Set<String> okCodes();

        Duration timeout();
    }

    @Override
    public String toString() {
        return "GatewayProperties[" + endpoint + "]";
    }
}
