package kz.qonys.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kz.qonys.registry.PersonQuery;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryAnswer.ConsentRequired;
import kz.qonys.registry.RegistryAnswer.Misconfigured;
import kz.qonys.registry.RegistryAnswer.NotFound;
import kz.qonys.registry.RegistryAnswer.Ok;
import kz.qonys.registry.RegistryAnswer.Refused;
import kz.qonys.registry.RegistryAnswer.Unavailable;
import kz.qonys.registry.gateway.GatewayAccess.PersonAccess;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.GatewaySimulator.Outage;
import kz.qonys.registry.simulator.SimulatorKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Transport, fault and business result stay apart, whatever the far side does. */
class FailurePlanesTest {

    private static final SimulatorKeys GATEWAY = SimulatorKeys.generate("Scripted gateway");
    private static final String SERVICE = GatewaySimulator.PERSON_SERVICE;
    private static GatewaySimulator simulator;
    private static String iin;

    /** A gateway that answers by script, for what the simulator is too well-mannered to do. */
    private interface Script {

        void play(HttpExchange exchange) throws IOException;
    }

    @BeforeAll
    static void start() {
        simulator = TestGateway.simulator();
        iin = simulator.population().family(0).applicant().iin();
    }

    @AfterEach
    void behaveAgain() {
        simulator.up();
        simulator.behave(SERVICE, Behaviour.NORMAL);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(value = Behaviour.class, names = {"NORMAL", "ESCAPED_STRING", "CDATA", "ISSUER_SERIAL"})
    void shouldAnswer_howeverTheProviderPacksIt(Behaviour behaviour) {
        simulator.behave(SERVICE, behaviour);

        assertThat(ask()).isInstanceOf(Ok.class);
    }

    @ParameterizedTest
    @CsvSource({"RESET, connection-lost", "TRUNCATED, connection-lost", "MALFORMED, malformed-answer",
        "BAD_GATEWAY, http-502", "PROVIDER_ERROR, SCE909", "EMPTY_DATA, empty-answer", "HANG, timeout"})
    void shouldBeUnavailable_whenNothingUsableComes(Behaviour behaviour, String reason) {
        simulator.behave(SERVICE, behaviour);

        assertThat(ask()).isEqualTo(new Unavailable<>(reason));
    }

    @ParameterizedTest
    @CsvSource({"UNSIGNED, signature-absent", "FOREIGN_KEY, signature-wrong"})
    void shouldBelieveNothing_whenTheSignatureIsNotThePinnedOne(Behaviour behaviour, String reason) {
        simulator.behave(SERVICE, behaviour);

        assertThat(ask()).isEqualTo(new Misconfigured<>(reason));
    }

    @Test
    void shouldRefuseTheStatus_unlessItIsConfigured() {
        simulator.behave(SERVICE, Behaviour.STATUS_SUCCESS);

        assertThat(ask()).isEqualTo(new Refused<>("Success"));
        assertThat(ask(Map.of("qonys.registry.person.ok-codes", "SCSS001,Success"), new PersonQuery.ByIin(iin)))
                .isInstanceOf(Ok.class);
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, connection-refused", "SERVICE_UNAVAILABLE, http-503"})
    void shouldBeUnavailable_whenTheGatewayIsDown(Outage outage, String reason) {
        simulator.down(outage);
        assertThat(ask()).isEqualTo(new Unavailable<>(reason));

        simulator.up();
        assertThat(ask()).isInstanceOf(Ok.class);
    }

    @Test
    void shouldAskAnOperator_whenTheServiceIsUnknown() {
        assertThat(ask(Map.of("qonys.registry.person.service-id", "NOBODY"), new PersonQuery.ByIin(iin)))
                .isEqualTo(new Misconfigured<>("SCE004"));
    }

    @Test
    void shouldAskAnOperator_whenOurKeyIsNotTheRegisteredOne() {
        GatewayAccess access = simulator.access();
        SimulatorKeys other = SimulatorKeys.generate("Unregistered");
        GatewayAccess foreign = new GatewayAccess(access.endpoint(), access.senderId(), access.senderPassword(),
                other.key(), other.certificate(), access.pins(), access.person());

        assertThat(find(foreign, settings(Map.of()), new PersonQuery.ByIin(iin)))
                .isEqualTo(new Misconfigured<>("SCE006"));
    }

    @Test
    void shouldAskAnOperator_whenTheSenderIsUnknown() {
        GatewayAccess access = simulator.access();
        GatewayAccess wrong = new GatewayAccess(access.endpoint(), access.senderId(), "wrong", access.key(),
                access.certificate(), access.pins(), access.person());

        assertThat(find(wrong, settings(Map.of()), new PersonQuery.ByIin(iin)))
                .isEqualTo(new Misconfigured<>("SCE001"));
    }

    @Test
    void shouldAskAnOperator_whenTheSenderCodeIsMissing() {
        GatewayAccess access = simulator.access();
        GatewayAccess nameless = new GatewayAccess(access.endpoint(), access.senderId(), access.senderPassword(),
                access.key(), access.certificate(), access.pins(), new PersonAccess("", "t", "k"));

        assertThat(find(nameless, settings(Map.of()), new PersonQuery.ByIin(iin)))
                .isEqualTo(new Misconfigured<>("SCE001"));
    }

    @Test
    void shouldRequireConsent_whenTheTokenIsRefusedWithAConfiguredCode() {
        GatewayAccess access = simulator.access();
        GatewayAccess stale = new GatewayAccess(access.endpoint(), access.senderId(), access.senderPassword(),
                access.key(), access.certificate(), access.pins(), new PersonAccess("QN", "stale", "key"));

        assertThat(find(stale, settings(Map.of()), new PersonQuery.ByIin(iin))).isEqualTo(new Refused<>("00403"));
        assertThat(find(stale, settings(Map.of("qonys.registry.person.consent-codes", "00403")),
                new PersonQuery.ByIin(iin))).isEqualTo(new ConsentRequired<>());
    }

    @Test
    void shouldRequireConsentWithoutACall_whenThereIsNoToken() {
        GatewayAccess access = simulator.access();
        GatewayAccess none = new GatewayAccess(access.endpoint(), access.senderId(), access.senderPassword(),
                access.key(), access.certificate(), access.pins(), new PersonAccess("QN", "", ""));
        long before = simulator.journal().count(SERVICE);

        assertThat(find(none, settings(Map.of()), new PersonQuery.ByIin(iin))).isEqualTo(new ConsentRequired<>());
        assertThat(simulator.journal().count(SERVICE)).isEqualTo(before);
    }

    @Test
    void shouldNotFind_whenTheRegisterHoldsNobody() {
        assertThat(ask(Map.of(), new PersonQuery.ByIin("000000000000"))).isEqualTo(new NotFound<>());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCE001", "SCE004", "SCE005", "SCE006", "SCE007", "SCE015", "SCE016", "SCE017"})
    void shouldAskAnOperator_whenTheFaultIsOurs(String code) throws IOException {
        byte[] fault = signed(SyncChannel.fault(code, "text", "2026-03-17T10:00:00.000+05:00", null));

        assertThat(scripted(exchange -> reply(exchange, 500, fault))).isEqualTo(new Misconfigured<>(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCE909", "SCE100", "X-17"})
    void shouldBeUnavailable_whenTheFaultIsTheirs(String code) throws IOException {
        byte[] fault = SyncChannel.fault(code, "text", "2026-03-17T10:00:00.000+05:00", null);

        assertThat(scripted(exchange -> reply(exchange, 500, fault))).isEqualTo(new Unavailable<>(code));
        byte[] signed = signed(fault);
        assertThat(scripted(exchange -> reply(exchange, 200, signed))).isEqualTo(new Unavailable<>(code));
    }

    @Test
    void shouldNotBelieveAFault_whenItsSignatureIsForeign() throws IOException {
        SimulatorKeys other = SimulatorKeys.generate("Other");
        byte[] fault = new RsaTransportSigner(other.key(), other.certificate(),
                RsaTransportSigner.KeyReference.KEY_IDENTIFIER)
                .sign(SyncChannel.fault("SCE909", "text", "2026-03-17T10:00:00.000+05:00", null));

        assertThat(scripted(exchange -> reply(exchange, 500, fault)))
                .isEqualTo(new Misconfigured<>("signature-wrong"));
    }

    @ParameterizedTest
    @CsvSource({"502, http-502", "503, http-503", "504, http-504", "429, http-429", "500, http-500", "302, http-302",
        "200, malformed-answer"})
    void shouldBeUnavailable_whenAProxyAnswersWithAPage(int status, String reason) throws IOException {
        byte[] page = "<html><head><meta charset=utf-8></head><body>Down<br></body></html>"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(scripted(exchange -> reply(exchange, status, page))).isEqualTo(new Unavailable<>(reason));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 415})
    void shouldAskAnOperator_whenTheDoorIsTheWrongOne(int status) throws IOException {
        assertThat(scripted(exchange -> reply(exchange, status, new byte[] {1})))
                .isEqualTo(new Misconfigured<>("http-" + status));
    }

    @Test
    void shouldBreakOff_whenTheAnswerIsLargerThanTheLimit() throws IOException {
        byte[] large = new byte[300_000];

        assertThat(scripted(exchange -> reply(exchange, 200, large)))
                .isEqualTo(new Misconfigured<>("answer-too-large"));
    }

    @Test
    void shouldTimeOut_whenTheBodyTrickles() throws IOException {
        CountDownLatch never = new CountDownLatch(1);

        assertThat(scripted(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('<');
            exchange.getResponseBody().flush();
            await(never);
        })).isEqualTo(new Unavailable<>("timeout"));
    }

    @Test
    void shouldBeUnavailable_whenTheEncodingIsDeclaredWrongly() throws IOException {
        byte[] latin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>\u00e9</a>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(scripted(exchange -> reply(exchange, 200, latin))).isEqualTo(new Unavailable<>("malformed-answer"));
    }

    @Test
    void shouldBeUnavailable_whenTheAnswerIsAboutSomebodyElse() throws IOException {
        byte[] other = answer(data -> {
            Xml.add(Xml.add(data, "messageResult"), "code", "00000");
            Element person = Xml.add(Xml.add(data, "persons"), "person");
            Xml.add(person, "iin", "850615100017");
            Xml.add(person, "birthDate", "1985-06-15");
        });

        assertThat(scripted(exchange -> reply(exchange, 200, other))).isEqualTo(new Unavailable<>("answer-mismatch"));
    }

    @Test
    void shouldBeUnavailable_whenDataCannotBeRead() throws IOException {
        byte[] noDate = answer(data -> {
            Xml.add(Xml.add(data, "messageResult"), "code", "00000");
            Xml.add(Xml.add(Xml.add(data, "persons"), "person"), "birthDate", "yesterday");
        });
        byte[] text = answer(data -> data.setTextContent("no <xml"));
        byte[] strange = answer(data -> Xml.add(data, "strange", "1"));

        for (byte[] broken : new byte[][] {noDate, text, strange}) {
            assertThat(scripted(exchange -> reply(exchange, 200, broken)))
                    .isEqualTo(new Unavailable<>("malformed-data"));
        }
    }

    @Test
    void shouldRefuseWithTheCode_whenTheRegisterSaysNo() throws IOException {
        byte[] no = answer(data -> Xml.add(Xml.add(data, "messageResult"), "code", "00017"));

        assertThat(scripted(exchange -> reply(exchange, 200, no))).isEqualTo(new Refused<>("00017"));
    }

    @Test
    void shouldNotRepeatACode_whenItCouldHoldPersonalData() throws IOException {
        byte[] no = answer(data -> Xml.add(Xml.add(data, "messageResult"), "code", "850615100017"));

        assertThat(scripted(exchange -> reply(exchange, 200, no))).isEqualTo(new Refused<>("unreadable-code"));
    }

    @Test
    void shouldRefuse_whenHalfTheCountryMatches() throws IOException {
        byte[] many = answer(data -> {
            Xml.add(Xml.add(data, "messageResult"), "code", "00000");
            Element persons = Xml.add(data, "persons");
            for (int i = 0; i < 21; i++) {
                Xml.add(persons, "person");
            }
        });

        assertThat(scripted(exchange -> reply(exchange, 200, many))).isEqualTo(new Refused<>("too-many-matches"));
    }

    private static byte[] answer(Consumer<Element> payload) {
        return signed(SyncChannel.response("p-1", null, "2026-03-17T10:00:00.000+05:00", "SCSS001", "ok", null,
                payload));
    }

    private static byte[] signed(byte[] envelope) {
        return new RsaTransportSigner(GATEWAY.key(), GATEWAY.certificate(),
                RsaTransportSigner.KeyReference.KEY_IDENTIFIER).sign(envelope);
    }

    private static RegistryAnswer<?> ask() {
        return ask(Map.of(), new PersonQuery.ByIin(iin));
    }

    private static RegistryAnswer<?> ask(Map<String, String> more, PersonQuery query) {
        return find(simulator.access(), settings(more), query);
    }

    private static RegistryAnswer<?> find(GatewayAccess access, Map<String, String> settings, PersonQuery query) {
        return new TestGateway(access, settings).persons().find(query, "m-1");
    }

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(TestGateway.patient(Duration.ofSeconds(2)));
        settings.put("qonys.registry.answer-limit", "200000");
        settings.putAll(more);
        return settings;
    }

    private static RegistryAnswer<?> scripted(Script script) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                script.play(exchange);
            }
        });
        ExecutorService threads = Executors.newSingleThreadExecutor();
        server.setExecutor(threads);
        server.start();
        try {
            GatewayAccess access = simulator.access();
            URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            return find(new GatewayAccess(endpoint, access.senderId(), access.senderPassword(), access.key(),
                    access.certificate(), List.of(GATEWAY.certificate()), access.person()),
                    settings(Map.of("qonys.registry.person.timeout", "1s")), new PersonQuery.ByIin(iin));
        } finally {
            threads.shutdownNow();
            server.stop(0);
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
