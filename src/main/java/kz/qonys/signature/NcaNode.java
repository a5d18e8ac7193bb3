package kz.qonys.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import kz.qonys.signature.cms.Refusal;
import kz.qonys.signature.cms.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The verdict of NCANode (KalkanCrypt), by its published API 3.x: {@code POST /cms/verify}. Revocation is asked for by
 * name, since without a list NCANode calls revoked certificates valid. Only what both judge is compared: structure,
 * content, signature, chain, validity and revocation, not who may sign.
 */
@Component
class NcaNode implements SecondVerdict {

    private static final Logger LOG = LoggerFactory.getLogger(NcaNode.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LARGEST = 1_000_000;
    private static final int OK = 200;

    /** Reasons of ours for which NCANode must find the signature invalid as well. */
    private static final Set<Refusal> SHARED = Set.of(Refusal.CONTENT, Refusal.SIGNATURE, Refusal.FOREIGN,
            Refusal.EXPIRED, Refusal.NOT_YET_VALID, Refusal.REVOKED);

    private final Optional<URI> address;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT).followRedirects(HttpClient.Redirect.NEVER).build();
    private final AtomicLong differences = new AtomicLong();

    NcaNode(SignatureSettings settings) {
        this.address = Optional.ofNullable(settings.ncanode());
    }

    @Override
    public String compare(byte[] cms, byte[] content, RefusedException ours) throws RefusedException {
        if (address.isEmpty() || ours != null && !SHARED.contains(ours.refusal())) {
            return "not-asked";
        }
        Optional<Boolean> valid = ask(cms, content);
        if (valid.isEmpty()) {
            throw new RefusedException(ours == null ? Refusal.SECOND_VERDICT_MISSING : ours.refusal());
        }
        if (valid.get() != (ours == null)) {
            differences.incrementAndGet();
            LOG.error("Operator alarm: NCANode and our own check of a signature differ (ours: {}, NCANode: {}); "
                    + "the signature is not accepted", ours == null ? "valid" : ours.refusal().code(),
                    valid.get() ? "valid" : "invalid");
            throw new RefusedException(Refusal.SECOND_VERDICT);
        }
        return "agreed";
    }

    /** How often the two judges have differed since the start. */
    long differences() {
        return differences.get();
    }

    private Optional<Boolean> ask(byte[] cms, byte[] content) {
        try {
            byte[] body = JSON.writeValueAsBytes(Map.of("cms", Base64.getEncoder().encodeToString(cms),
                    "data", Base64.getEncoder().encodeToString(content), "revocationCheck", List.of("OCSP", "CRL")));
            HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(address.get().resolve("/cms/verify"))
                    .timeout(TIMEOUT).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                JsonNode said = JSON.readTree(in.readNBytes(LARGEST));
                boolean understood = answer.statusCode() == OK && said.path("status").asInt() == OK
                        && said.path("valid").isBoolean();
                return understood ? Optional.of(said.path("valid").asBoolean() && oneValidSigner(said))
                        : Optional.empty();
            }
        } catch (IOException e) {
            LOG.warn("NCANode does not answer: {}", e.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean oneValidSigner(JsonNode said) {
        JsonNode certificates = said.path("signers").path(0).path("certificates");
        boolean valid = said.path("signers").size() == 1 && !certificates.isEmpty();
        for (JsonNode certificate : certificates) {
            valid &= certificate.path("valid").asBoolean(false);
        }
        return valid;
    }
}
