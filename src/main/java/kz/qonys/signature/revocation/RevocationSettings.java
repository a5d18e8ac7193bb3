package kz.qonys.signature.revocation;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How revocation is asked ({@code qonys.signature.revocation}).
 *
 * @param hosts      hosts of certificates' OCSP and CRL addresses, and where they are reached
 * @param ocsp       whether OCSP is asked before lists
 * @param timeout    of one call
 * @param refresh    a cached list older than this is fetched anew, although it still counts
 * @param crlLimit   largest list
 */
@ConfigurationProperties("qonys.signature.revocation")
public record RevocationSettings(@DefaultValue Map<String, URI> hosts, @DefaultValue("true") boolean ocsp,
        @DefaultValue("5s") Duration timeout, @DefaultValue("1h") Duration refresh,
        @DefaultValue("64MB") DataSize crlLimit) {
}
