package kz.qonys.signature.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.qonys.signature.cms.CertificateKind;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stand-in for NCALayer on a loopback port: its greeting, its answer to unknown modules (which clients probe for),
 * and {@code basics.sign} with keys of the demo staff, chosen by the IIN and BIN that the call asks for. No window
 * opens; what the "user" does is its {@link Mode}. Plain {@code ws}: a browser lets a page of localhost talk to
 * localhost without a certificate.
 */
public final class FakeNcaLayer implements AutoCloseable {

    /** What the user and the machine do. */
    public enum Mode {
        OK,
        /** The user closes the window: an answer without a result. */
        CANCEL,
        /** NCALayer fails. */
        ERROR,
        /** The user chooses an authentication key. */
        WRONG_KEY,
        /** The user chooses an expired key. */
        EXPIRED_KEY,
        /** The user chooses somebody else's key. */
        OTHER_PERSON,
        /** The user takes a while. */
        SLOW,
        /** The device is pulled out: the connection ends without an answer. */
        DISCONNECT
    }

    private static final Logger LOG = LoggerFactory.getLogger(FakeNcaLayer.class);
    private static final String BASICS = "kz.gov.pki.knca.basics";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_START_SECONDS = 10;

    /** Finds the key that a call asks for: by IIN and BIN, and the kinds among its purposes. */
    public interface KeyRing {

        Optional<SignerKey> key(String iin, String bin, List<String> purposes, KeyProfile instead);

        SignerKey stranger();
    }

    private final KeyRing keys;
    private final Duration slowness;
    private final Server server;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "fake-ncalayer");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Mode mode = Mode.OK;

    /**
     * Starts to listen.
     *
     * @param port     loopback port, 0 for any
     * @param slowness how long the user takes in {@link Mode#SLOW}
     */
    public FakeNcaLayer(int port, KeyRing keys, Duration slowness) {
        this.keys = keys;
        this.slowness = slowness;
        this.server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setReuseAddr(true);
        server.setDaemon(true);
        server.start();
        server.awaitStart();
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("ws://127.0.0.1:" + server.getPort());
    }

    /** What the user does from now on. */
    public void mode(Mode next) {
        mode = next;
    }

    public Mode mode() {
        return mode;
    }

    @Override
    public void close() {
        later.shutdownNow();
        try {
            server.stop((int) TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(WebSocket socket, String frame) {
        JsonNode call = read(frame);
        if (!BASICS.equals(call.path("module").asText()) || !"sign".equals(call.path("method").asText())) {
            ObjectNode unknown = JSON.createObjectNode();
            unknown.put("success", false).put("errorCode", "MODULE_NOT_FOUND");
            socket.send(unknown.toString());
            return;
        }
        switch (mode) {
            case DISCONNECT -> socket.close();
            case CANCEL -> socket.send(JSON.createObjectNode().put("status", true)
                    .set("body", JSON.createObjectNode()).toString());
            case ERROR -> socket.send(failure("GENERAL_ERROR", "The stand-in was told to fail"));
            case SLOW -> later.schedule(() -> sendIfOpen(socket, sign(call.path("args"))), slowness.toMillis(),
                    TimeUnit.MILLISECONDS);
            default -> socket.send(sign(call.path("args")));
        }
    }

    private static void sendIfOpen(WebSocket socket, String frame) {
        if (socket.isOpen()) {
            socket.send(frame);
        }
    }

    private String sign(JsonNode args) {
        byte[] data;
        try {
            data = Base64.getDecoder().decode(args.path("data").asText());
        } catch (IllegalArgumentException e) {
            return failure("INVALID_SIGNING_PARAMS", "data is not Base64");
        }
        if (args.path("signingParams").path("encapsulate").asBoolean(true)
                || !"cms".equals(args.path("format").asText())) {
            return failure("INVALID_SIGNING_PARAMS", "The stand-in makes detached CMS only");
        }
        Optional<SignerKey> key = chosen(args.path("signerParams"));
        if (key.isEmpty()) {
            return failure("SIGNING_FAILURE", "No suitable key");
        }
        ObjectNode answer = JSON.createObjectNode().put("status", true);
        answer.putObject("body").putArray("result").add(Base64.getEncoder().encodeToString(key.get().sign(data)));
        return answer.toString();
    }

    private Optional<SignerKey> chosen(JsonNode wanted) {
        KeyProfile instead = switch (mode) {
            case WRONG_KEY -> KeyProfile.AUTHENTICATION;
            case EXPIRED_KEY -> KeyProfile.EXPIRED;
            default -> null;
        };
        List<String> purposes = JSON.convertValue(wanted.path("extKeyUsageOids"),
                JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        return mode == Mode.OTHER_PERSON ? Optional.of(keys.stranger())
                : keys.key(wanted.path("iin").asText(), wanted.path("bin").asText(),
                        purposes == null ? List.of() : purposes, instead);
    }

    /** The kind of certificate that purposes name; that of a head satisfies every step of an organisation. */
    static KeyProfile profile(List<String> purposes) {
        for (CertificateKind kind : CertificateKind.values()) {
            if (purposes.contains(kind.oid())) {
                return KeyProfile.of(kind);
            }
        }
        return KeyProfile.HEAD;
    }

    private static String failure(String code, String message) {
        return JSON.createObjectNode().put("status", false).put("code", code).put("message", message).toString();
    }

    private static JsonNode read(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private final class Server extends WebSocketServer {

        private final CountDownLatch started = new CountDownLatch(1);

        Server(InetSocketAddress address) {
            super(address, 1);
        }

        void awaitStart() {
            try {
                if (!started.await(LONGEST_START_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("The stand-in for NCALayer does not start to listen");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            socket.send("{\"result\":{\"version\":\"1.4\"}}");
        }

        @Override
        public void onMessage(WebSocket socket, String frame) {
            answer(socket, frame);
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {
            LOG.debug("A page left the stand-in for NCALayer");
        }

        @Override
        public void onError(WebSocket socket, Exception e) {
            LOG.warn("The stand-in for NCALayer failed: {}", e.getClass().getSimpleName());
        }

        @Override
        public void onStart() {
            started.countDown();
        }
    }
}
