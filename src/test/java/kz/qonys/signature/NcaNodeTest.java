package kz.qonys.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kz.qonys.signature.cms.Refusal;
import kz.qonys.signature.cms.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second verdict, against a stub that answers as the published API of NCANode 3 does. */
class NcaNodeTest {

    private static final byte[] CMS = {1, 2};
    private static final byte[] CONTENT = "{}".getBytes(StandardCharsets.UTF_8);
    private static final String VALID = """
            {"status":200,"message":"OK","valid":true,"signers":[{"certificates":[{"valid":true,
            "revocations":[{"revoked":false,"by":"OCSP"}],"keyUser":["EMPLOYEE"],
            "subject":{"iin":"850101100017","bin":"240640999016"}}]}]}""";

    private final AtomicReference<String> answer = new AtomicReference<>(VALID);
    private final AtomicReference<String> asked = new AtomicReference<>();
    private HttpServer server;
    private NcaNode node;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cms/verify", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        node = new NcaNode(settings(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldAskForRevocationByName_andAgree() throws Exception {
        assertThat(node.compare(CMS, CONTENT, null)).isEqualTo("agreed");

        JsonNode request = new ObjectMapper().readTree(asked.get());
        assertThat(request.path("cms").asText()).isEqualTo(Base64.getEncoder().encodeToString(CMS));
        assertThat(request.path("data").asText()).isEqualTo(Base64.getEncoder().encodeToString(CONTENT));
        assertThat(request.path("revocationCheck")).extracting(JsonNode::asText).containsExactly("OCSP", "CRL");
    }

    @Test
    void shouldRefuseAndRaiseTheAlarm_whenVerdictsDiffer() {
        answer.set(VALID.replace("\"valid\":true,\"signers\"", "\"valid\":false,\"signers\""));
        assertThat(refusal(null)).isEqualTo(Refusal.SECOND_VERDICT);

        answer.set(VALID);
        assertThat(refusal(new RefusedException(Refusal.SIGNATURE))).isEqualTo(Refusal.SECOND_VERDICT);
        assertThat(node.differences()).isEqualTo(2);
    }

    @Test
    void shouldNotBelieveAValidAnswer_whoseCertificateIsNot() {
        answer.set(VALID.replace("[{\"valid\":true", "[{\"valid\":false"));

        assertThat(refusal(null)).isEqualTo(Refusal.SECOND_VERDICT);
    }

    @Test
    void shouldLetTheSignatureWait_whenNcaNodeDoesNotAnswer() {
        answer.set("<html>502</html>");
        assertThat(refusal(null)).isEqualTo(Refusal.SECOND_VERDICT_MISSING);

        server.stop(0);
        assertThat(refusal(null)).isEqualTo(Refusal.SECOND_VERDICT_MISSING);
        assertThat(Refusal.SECOND_VERDICT_MISSING.waits()).isTrue();
    }

    @Test
    void shouldNotAsk_whenNoneIsConfiguredOrTheReasonIsOursAlone() throws Exception {
        assertThat(new NcaNode(settings(null)).compare(CMS, CONTENT, null)).isEqualTo("not-asked");
        assertThat(node.compare(CMS, CONTENT, new RefusedException(Refusal.TOO_LARGE))).isEqualTo("not-asked");
        assertThat(asked.get()).isNull();
    }

    private Refusal refusal(RefusedException ours) {
        return catchThrowableOfType(RefusedException.class, () -> node.compare(CMS, CONTENT, ours)).refusal();
    }

    private static SignatureSettings settings(URI ncanode) {
        return new SignatureSettings(List.of(), List.of(), List.of(), null, Duration.ofMinutes(30), ncanode, null,
                Duration.ofMinutes(1));
    }
}
