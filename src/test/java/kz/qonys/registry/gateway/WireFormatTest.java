package kz.qonys.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kz.qonys.registry.PersonQuery;
import kz.qonys.registry.simulator.SimulatorKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What leaves is what the channel's schemas ask for. */
@ExtendWith(OutputCaptureExtension.class)
class WireFormatTest {

    private static final SimulatorKeys KEYS = SimulatorKeys.generate("Ours");

    private record Sent(Headers headers, Document envelope) {
    }

    @Test
    void shouldSendTextXmlWithAnEmptySoapAction() throws Exception {
        Sent sent = sent(new PersonQuery.ByIin("850615100017"));

        assertThat(sent.headers().getFirst("Content-Type")).isEqualTo("text/xml; charset=utf-8");
        assertThat(sent.headers().getFirst("SOAPAction")).isEqualTo("\"\"");
    }

    @Test
    void shouldQualifyTheWrapperAndNothingBelow() throws Exception {
        Element body = WsSecurity.body(sent(new PersonQuery.ByIin("850615100017")).envelope()).orElseThrow();
        Element wrapper = Xml.children(body, SyncChannel.TYPES, "SendMessage").get(0);
        Element request = Xml.children(wrapper, null, "request").get(0);
        Element info = Xml.children(request, null, "requestInfo").get(0);

        assertThat(Xml.children(info)).extracting(Element::getLocalName)
                .containsExactly("messageId", "serviceId", "messageDate", "sender");
        assertThat(Xml.textAt(info, "messageId")).contains("m-1");
        assertThat(Xml.textAt(info, "serviceId")).contains("GBDFLUniversal_token");
        assertThat(Xml.textAt(info, "messageDate")).contains("2026-03-17T10:00:00.000+05:00");
        assertThat(Xml.textAt(info, "sender", "senderId")).contains("us");
        Element data = Xml.at(request, "requestData", "data").orElseThrow();
        assertThat(data.getNamespaceURI()).isNull();
        assertThat(data.getAttributeNS(SyncChannel.XSI, "type")).isEqualTo("m:Request");
        assertThat(data.lookupNamespaceURI("m")).isEqualTo("http://message.persistence.interactive.nat");
    }

    @Test
    void shouldFillTheFieldsOfOneModeOnly() throws Exception {
        assertThat(fields(new PersonQuery.ByIin("850615100017"))).containsExactly("messageId", "messageDate",
                "senderCode", "iin", "kdpToken", "publicKey");
        assertThat(fields(new PersonQuery.ByName("Ахметов", "", LocalDate.of(1985, 6, 15)))).containsExactly(
                "messageId", "messageDate", "senderCode", "surname", "birthDate", "kdpToken", "publicKey");
        assertThat(fields(new PersonQuery.ByDocument("N1"))).containsExactly("messageId", "messageDate",
                "senderCode", "documentNumber", "kdpToken", "publicKey");
    }

    @Test
    void shouldRemoveWhiteSpaceFromTheToken() throws Exception {
        Element body = WsSecurity.body(sent(new PersonQuery.ByIin("850615100017")).envelope()).orElseThrow();
        Element data = Xml.at(body, "SendMessage", "request", "requestData", "data").orElseThrow();

        assertThat(Xml.at(data, "kdpToken").orElseThrow().getTextContent()).isEqualTo("token");
    }

    @Test
    void shouldDemandThatTheSecurityHeaderIsUnderstood() throws Exception {
        Document envelope = sent(new PersonQuery.ByIin("850615100017")).envelope();
        Element security = Xml.at(WsSecurity.header(envelope).orElseThrow(), "Security").orElseThrow();

        assertThat(security.getAttributeNS(SyncChannel.SOAP, "mustUnderstand")).isEqualTo("1");
        assertThat(Xml.at(security, "Signature", "KeyInfo", "SecurityTokenReference", "KeyIdentifier").orElseThrow()
                .getAttribute("ValueType")).isEqualTo(WsSecurity.X509_V3);
    }

    @Test
    void shouldLogNeitherPersonNorPassword(CapturedOutput output) throws Exception {
        sent(new PersonQuery.ByName("Ахметов", "Серік", LocalDate.of(1985, 6, 15)));
        sent(new PersonQuery.ByIin("850615100017"));

        assertThat(output.getAll()).contains("Gateway message m-1 to GBDFLUniversal_token: unavailable (http-503)")
                .doesNotContain("850615100017", "Ахметов", "Серік", "1985-06-15", "secret", "token<");
    }

    private static List<String> fields(PersonQuery query) throws Exception {
        Element body = WsSecurity.body(sent(query).envelope()).orElseThrow();
        return Xml.children(Xml.at(body, "SendMessage", "request", "requestData", "data").orElseThrow()).stream()
                .map(Element::getLocalName).toList();
    }

    private static Sent sent(PersonQuery query) throws IOException, SAXException {
        AtomicReference<Headers> headers = new AtomicReference<>();
        AtomicReference<byte[]> bytes = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                headers.set(exchange.getRequestHeaders());
                bytes.set(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(503, -1);
            }
        });
        server.start();
        try {
            GatewayAccess access = new GatewayAccess(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), "us", "secret",
                    KEYS.key(), KEYS.certificate(), List.of(KEYS.certificate()),
                    new GatewayAccess.PersonAccess("QN", "to\n  ken", "key"));
            new TestGateway(access, TestGateway.patient(Duration.ofSeconds(5))).persons().find(query, "m-1");
        } finally {
            server.stop(0);
        }
        return new Sent(headers.get(), Xml.parse(bytes.get()));
    }
}
