package kz.qonys.registry.gateway;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The consent service as the gateway offers it ({@code qonys.registry.consent-service}).
 *
 * @param serviceId        id in the gateway's list of services
 * @param okCodes          status codes that mean "processed"; the service is known to leave the status empty
 * @param timeout          from the request to the end of the answer
 * @param company          name of the body that asks, as the person shall read it
 * @param companyBin       its BIN
 * @param responsible      who answers for the processing of personal data there
 * @param personalDataName what is to be read, as the person shall read it
 * @param grantedCodes     status of an answer with a token; unpublished, fixed by the service passport
 * @param pendingCodes     status while the person has not answered; unpublished as well. Every other status is a
 *     refusal
 */
@ConfigurationProperties("qonys.registry.consent-service")
public record ConsentProperties(
        @DefaultValue("KDP_SERVICE") String serviceId,
        @DefaultValue({"SCSS001", ""}) Set<String> okCodes,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("Qonys") String company,
        @DefaultValue("") String companyBin,
        @DefaultValue("") String responsible,
        @DefaultValue("KDP_PERSONALDATA") String personalDataName,
        @DefaultValue("VALID") Set<String> grantedCodes,
        @DefaultValue("PENDING") Set<String> pendingCodes) implements GatewayProperties.Service {
}
