package kz.qonys.signature.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kz.qonys.signature.cms.DetachedSignature;
import kz.qonys.signature.cms.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The protocol of egov 2.4 over a real websocket. */
class FakeNcaLayerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-16T05:00:00Z"), ZoneOffset.UTC);
    private static final DevelopmentCa AUTHORITY = DevelopmentCa.inMemory(KeyKind.RSA, CLOCK);
    private static final Holder PERSON =
            new Holder("850101100017", "Әбенова", "Айгүл", "", "240640999016", "Мансап орталығы");
    private static final String CLOSED = "closed";

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private FakeNcaLayer fake;
    private WebSocket socket;

    @BeforeEach
    void connect() throws Exception {
        fake = new FakeNcaLayer(0, new FakeNcaLayer.KeyRing() {
            @Override
            public Optional<SignerKey> key(String iin, String bin, List<String> purposes, KeyProfile instead) {
                return iin.equals(PERSON.iin()) && bin.equals(PERSON.bin())
                        ? Optional.of(AUTHORITY.issue(PERSON, instead == null ? FakeNcaLayer.profile(purposes)
                                : instead))
                        : Optional.empty();
            }

            @Override
            public SignerKey stranger() {
                return AUTHORITY.issue(new Holder("910101200011", "Бөтенов", "Бекзат", "", PERSON.bin(), "Бөтен"),
                        KeyProfile.HEAD);
            }
        }, Duration.ofSeconds(2));
        URI address = fake.address();
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Listening())
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void leave() {
        socket.abort();
        fake.close();
    }

    @Test
    void shouldGreetAndKnowNoOtherModule() throws Exception {
        assertThat(next().path("result").path("version").asText()).isEqualTo("1.4");

        say("{\"module\":\"kz.digiflow.mobile.extensions\",\"method\":\"getVersion\"}");
        assertThat(next().path("errorCode").asText()).isEqualTo("MODULE_NOT_FOUND");
    }

    @Test
    void shouldSignDetached() throws Exception {
        next();
        say(call(PERSON.iin()));

        JsonNode answer = next();
        assertThat(answer.path("status").asBoolean()).isTrue();
        assertThat(signer(answer)).contains(PERSON.iin());
    }

    @Test
    void shouldDoWhatItsUserDoes() throws Exception {
        next();
        fake.mode(FakeNcaLayer.Mode.CANCEL);
        say(call(PERSON.iin()));
        assertThat(next().toString()).isEqualTo("{\"status\":true,\"body\":{}}");

        fake.mode(FakeNcaLayer.Mode.ERROR);
        say(call(PERSON.iin()));
        assertThat(next().path("code").asText()).isEqualTo("GENERAL_ERROR");

        fake.mode(FakeNcaLayer.Mode.OTHER_PERSON);
        say(call(PERSON.iin()));
        assertThat(signer(next())).contains("910101200011");

        fake.mode(FakeNcaLayer.Mode.SLOW);
        say(call(PERSON.iin()));
        assertThat(frames.poll(1, TimeUnit.SECONDS)).isNull();
        assertThat(next().path("status").asBoolean()).isTrue();

        fake.mode(FakeNcaLayer.Mode.OK);
        say(call("000000000000"));
        assertThat(next().path("code").asText()).isEqualTo("SIGNING_FAILURE");

        fake.mode(FakeNcaLayer.Mode.DISCONNECT);
        say(call(PERSON.iin()));
        assertThat(frames.poll(10, TimeUnit.SECONDS)).isEqualTo(CLOSED);
    }

    private static Optional<String> signer(JsonNode answer) throws RefusedException {
        return DetachedSignature.read(answer.path("body").path("result").path(0).asText()
                .getBytes(StandardCharsets.US_ASCII)).certificate().iin();
    }

    private static String call(String iin) {
        return """
                {"module":"kz.gov.pki.knca.basics","method":"sign","args":{"format":"cms","data":"%s",
                "signingParams":{"decode":true,"encapsulate":false,"digested":false},
                "signerParams":{"extKeyUsageOids":["1.3.6.1.5.5.7.3.4"],"iin":"%s","bin":"%s"},"locale":"kk"}}
                """.formatted(Base64.getEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8)), iin,
                PERSON.bin());
    }

    private void say(String frame) throws Exception {
        socket.sendText(frame, true).get(10, TimeUnit.SECONDS);
    }

    private JsonNode next() throws Exception {
        return new ObjectMapper().readTree(frames.poll(10, TimeUnit.SECONDS));
    }

    private final class Listening implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            partial.append(text);
            if (last) {
                frames.add(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            frames.add(CLOSED);
            return null;
        }
    }
}
