package kz.qonys.registry.gateway;

import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * One exchange over the synchronous channel: builds, signs, sends, checks, and sorts what went wrong into its plane.
 * Never throws for anything the far side does.
 */
final class GatewayClient {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayClient.class);
    private static final int HTTP_OK = 200;
    private static final int HTTP_FAULT = 500;
    /** Wrong address, wrong rights or wrong form: the same message will never pass. */
    private static final Set<Integer> HTTP_CONFIGURATION = Set.of(401, 403, 404, 405, 415);
    /** Form, unknown service, transport signature, business signature: see the channel's list of errors. */
    private static final Set<String> FAULTS_FOR_OPERATOR = Set.of("SCE001", "SCE004", "SCE005", "SCE006", "SCE007",
            "SCE015", "SCE016", "SCE017");

    private final GatewayAccess access;
    private final TransportSigner signer;
    private final SignatureCheck signatures;
    private final int answerLimit;
    private final Clock clock;
    private final ZoneId zone;
    private final HttpClient http;

    GatewayClient(GatewayAccess access, TransportSigner signer, Duration connectTimeout, int answerLimit,
            Clock clock, ZoneId zone) {
        this.access = access;
        this.signer = signer;
        this.signatures = new SignatureCheck(access.pins(), clock);
        this.answerLimit = answerLimit;
        this.clock = clock;
        this.zone = zone;
        // No proxy even if the process has one: envelopes carry personal data in clear text
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(connectTimeout).build();
    }

    /**
     * Sends one message and waits for the answer, at most the service's timeout. The calling thread holds no lock here;
     * whether it holds a transaction is its own decision.
     *
     * @param messageId our id of the message
     * @param payload   fills the data element
     */
    Reply exchange(GatewayProperties.Service service, String messageId, Consumer<Element> payload) {
        long started = System.nanoTime();
        Reply reply = SyncChannel.request(messageId, service.serviceId(), now(), access.senderId(),
                        access.senderPassword(), payload)
                .map(request -> send(signer.sign(request), service))
                .orElseGet(() -> new Reply.Declined("unsendable-characters"));
        LOG.info("Gateway message {} to {}: {} in {} ms", messageId, service.serviceId(), described(reply),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        return reply;
    }

    /** Now, as message dates are written. */
    String now() {
        return SyncChannel.dateTime(clock.instant(), zone);
    }

    private Reply send(byte[] envelope, GatewayProperties.Service service) {
        HttpRequest request = HttpRequest.newBuilder(access.endpoint())
                .timeout(service.timeout())
                .header("Content-Type", SyncChannel.CONTENT_TYPE)
                .header("SOAPAction", "\"\"")
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
                .build();
        CompletableFuture<HttpResponse<byte[]>> call =
                http.sendAsync(request, information -> new LimitedBody(answerLimit));
        try {
            // The request's own timeout ends with the headers; a body that trickles needs this one
            HttpResponse<byte[]> response = call.get(service.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return read(response, service);
        } catch (TimeoutException e) {
            call.cancel(true);
            return new Reply.Unreachable("timeout");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Unreachable("interrupted");
        } catch (ExecutionException e) {
            return transportFailure(e.getCause());
        }
    }

    private static Reply transportFailure(Throwable cause) {
        if (cause instanceof LimitedBody.TooLargeException
                || cause.getCause() instanceof LimitedBody.TooLargeException) {
            return new Reply.Rejected("answer-too-large");
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return new Reply.Unreachable("connect-timeout");
        }
        if (cause instanceof HttpTimeoutException) {
            return new Reply.Unreachable("timeout");
        }
        if (cause instanceof ConnectException) {
            return new Reply.Unreachable("connection-refused");
        }
        return new Reply.Unreachable(cause instanceof IOException ? "connection-lost" : "transport-failure");
    }

    private Reply read(HttpResponse<byte[]> response, GatewayProperties.Service service) {
        int status = response.statusCode();
        if (HTTP_CONFIGURATION.contains(status)) {
            return new Reply.Rejected("http-" + status);
        }
        if (status != HTTP_OK && status != HTTP_FAULT) {
            return new Reply.Unreachable("http-" + status);
        }
        Document document;
        try {
            document = Xml.parse(response.body());
        } catch (SAXException e) {
            return new Reply.Unreachable(status == HTTP_OK ? "malformed-answer" : "http-" + status);
        }
        Optional<Element> body = WsSecurity.body(document);
        if (body.isEmpty()) {
            return new Reply.Unreachable(status == HTTP_OK ? "malformed-answer" : "http-" + status);
        }
        SignatureCheck.Verdict verdict = signatures.check(document);
        Optional<Element> fault = WsSecurity.only(Xml.children(body.get(), SyncChannel.SOAP, "Fault"));
        // A fault may be unsigned: it can only deny, and who can forge one can cut the line as well
        if (fault.isPresent()
                && (verdict == SignatureCheck.Verdict.VALID || verdict == SignatureCheck.Verdict.ABSENT)) {
            return faulted(fault.get());
        }
        return verdict == SignatureCheck.Verdict.VALID
                ? answered(body.get(), service)
                : new Reply.Rejected(verdict.code());
    }

    private static Reply faulted(Element fault) {
        Optional<String> code = Xml.at(fault, "detail")
                .flatMap(detail -> Xml.children(detail).stream().findFirst())
                .flatMap(error -> Xml.textAt(error, "errorCode")).map(ReasonCode::of);
        if (code.isPresent()) {
            return FAULTS_FOR_OPERATOR.contains(code.get())
                    ? new Reply.Rejected(code.get())
                    : new Reply.Unreachable(code.get());
        }
        boolean ours = Xml.textAt(fault, "faultcode").filter(text -> text.endsWith("Client")).isPresent();
        return ours ? new Reply.Rejected("soap-fault-client") : new Reply.Unreachable("soap-fault");
    }

    private static Reply answered(Element body, GatewayProperties.Service service) {
        Optional<Element> response = WsSecurity.only(Xml.children(body, SyncChannel.TYPES, "SendMessageResponse"))
                .flatMap(wrapper -> Xml.at(wrapper, "response"));
        if (response.isEmpty()) {
            return new Reply.Unreachable("malformed-answer");
        }
        String status = Xml.textAt(response.get(), "responseInfo", "status", "code").orElse("");
        if (!service.okCodes().contains(status)) {
            return new Reply.Declined(status.isEmpty() ? "status-missing" : ReasonCode.of(status));
        }
        Optional<Element> data = Xml.at(response.get(), "responseData", "data");
        if (data.isEmpty()) {
            return new Reply.Unreachable("empty-answer");
        }
        return payload(data.get());
    }

    /** Providers send the payload as elements, as an escaped string or as CDATA. */
    private static Reply payload(Element data) {
        if (!Xml.children(data).isEmpty()) {
            return new Reply.Answered(data);
        }
        String text = withoutMark(data.getTextContent().strip());
        if (text.isEmpty()) {
            return new Reply.Unreachable("empty-answer");
        }
        try {
            return new Reply.Answered(Xml.parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (SAXException e) {
            return new Reply.Unreachable("malformed-data");
        }
    }

    /** A payload that was a file once keeps its byte order mark. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String described(Reply reply) {
        if (reply instanceof Reply.Unreachable unreachable) {
            return "unavailable (" + unreachable.reason() + ")";
        }
        if (reply instanceof Reply.Rejected rejected) {
            return "rejected (" + rejected.reason() + ")";
        }
        return reply instanceof Reply.Declined declined ? "declined (" + declined.code() + ")" : "answered";
    }
}
