package kz.qonys.registry.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kz.qonys.registry.gateway.BusinessSignature;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.registry.gateway.GatewayAccess;
import kz.qonys.registry.gateway.GatewayProperties;
import kz.qonys.registry.gateway.RsaTransportSigner;
import kz.qonys.registry.gateway.RsaTransportSigner.KeyReference;
import kz.qonys.registry.gateway.SignatureCheck;
import kz.qonys.registry.gateway.SyncChannel;
import kz.qonys.registry.gateway.TransportSigner;
import kz.qonys.registry.gateway.Xml;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The e-government gateway with its registries behind it, on a loopback port. Checks what the real one checks
 * (signature, sender, service, form), answers signed, misbehaves as its {@link Knobs} are turned, and can be switched
 * off and on.
 */
public final class GatewaySimulator implements AutoCloseable {

    public static final String PERSON_SERVICE = "GBDFLUniversal_token";
    public static final String FAMILY_CARD_SERVICE = "FAMILY_CARD_PROVISIONAL";
    public static final String PORTAL_SERVICE = "MIGRATION_PORTAL_PROVISIONAL";
    public static final String CIVIL_ACTS_SERVICE = "CIVIL_ACTS_PROVISIONAL";
    public static final String EDUCATION_SERVICE = "EDUCATION_PROVISIONAL";
    public static final String RESIDENCE_SERVICE = "RESIDENCE_PROVISIONAL";
    public static final String MILITARY_SERVICE = "MO_ISHASMR_ENBEKSERVICE";
    public static final String LEGAL_ENTITY_SERVICE = "GbdulInfoByBin_v2";
    public static final String LABOUR_MARKET_SERVICE = "LABOUR_MARKET_PROVISIONAL";
    public static final String CONSENT_SERVICE = "KDP_SERVICE";

    /** How the gateway is gone. */
    public enum Outage {
        /** Nothing listens: the connection is refused. */
        REFUSED,
        /** A proxy answers 503. */
        SERVICE_UNAVAILABLE
    }

    /**
     * What the simulator is told.
     *
     * @param port   loopback port, 0 for any
     * @param memory file in which the portal remembers its writes over a restart, or null
     * @param seed   of the draws of knobs: the same messages in the same order meet the same fate
     */
    public record Settings(int port, Path memory, Clock clock, ZoneId zone, long seed) {

        /** The standard seed. */
        public Settings(int port, Path memory, Clock clock, ZoneId zone) {
            this(port, memory, clock, zone, STANDARD_SEED);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(GatewaySimulator.class);
    private static final long STANDARD_SEED = 1L;
    private static final String PATH = "/bip-sync-wss-gost/";
    private static final String ASYNC_PATH = "/bip-async-wss-gost/";
    private static final String SENDER = "qonys-demo";
    private static final Duration LONGEST_HANG = Duration.ofMinutes(2);
    private static final int HTTP_OK = 200;
    private static final int HTTP_FAULT = 500;
    private static final int HTTP_BAD_GATEWAY = 502;
    private static final int HTTP_UNAVAILABLE = 503;
    private static final int HTTP_METHOD = 405;
    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    private final Settings settings;
    private final SimulatorKeys ownKeys = SimulatorKeys.generate("Gateway");
    private final SimulatorKeys providerKeys = SimulatorKeys.generate("Provider");
    private final SimulatorKeys clientKeys = SimulatorKeys.generate("Qonys transport");
    private final String password = UUID.randomUUID().toString();
    private final String accessToken = UUID.randomUUID().toString();
    private final SyntheticPopulation population = SyntheticPopulation.standard();
    private final SyntheticRecords records = new SyntheticRecords(population);
    private final SyntheticEmployers employers = SyntheticEmployers.standard();
    private final SyntheticVacancies vacancies = SyntheticVacancies.standard(employers);
    private final ReceivedMessages journal = new ReceivedMessages();
    private final Knobs knobs;
    private final SimulatedConsents consents;
    private final SimulatedAsyncChannel async;
    private final Map<String, Provider> providers;
    private final SignatureCheck signatures;
    private final ExecutorService threads;
    private HttpServer server;
    private int port;
    private volatile boolean unavailable;
    private volatile CountDownLatch hanging = new CountDownLatch(1);
    private volatile TransportSigner foreignSigner;

    /** Makes keys and population, and starts to listen. */
    public GatewaySimulator(Settings settings) {
        this.settings = settings;
        this.knobs = new Knobs(settings.seed(), settings.clock(), settings.zone());
        this.consents = new SimulatedConsents(settings.clock());
        this.async = new SimulatedAsyncChannel(signer(KeyReference.KEY_IDENTIFIER), this::now);
        this.providers = providers();
        this.signatures = new SignatureCheck(List.of(clientKeys.certificate()), settings.clock());
        // As many as messages wait or hang: a pool with a bound would let one hanging service stop the others
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "gateway-simulator");
            thread.setDaemon(true);
            return thread;
        });
        this.port = settings.port();
        listen();
    }

    private Map<String, Provider> providers() {
        BusinessSignature signature = new BusinessSignature(providerKeys.key(), providerKeys.certificate(),
                List.of(clientKeys.certificate()), settings.clock());
        Map<String, Provider> all = new LinkedHashMap<>();
        all.put(PERSON_SERVICE, new SimulatedPersonRegister(population,
                token -> accessToken.equals(token) || consents.accepts(token, PERSON_SERVICE)));
        all.put(FAMILY_CARD_SERVICE, new SimulatedFamilyCards(population));
        all.put(PORTAL_SERVICE, new SimulatedPortal(settings.memory()));
        all.put(CONSENT_SERVICE, consents);
        all.put(CIVIL_ACTS_SERVICE, SimulatedRecords.civilActs(records, population));
        all.put(EDUCATION_SERVICE, SimulatedRecords.education(records));
        all.put(RESIDENCE_SERVICE, SimulatedRecords.residence(records));
        all.put(MILITARY_SERVICE, new SimulatedMilitary(population, records, signature));
        all.put(LEGAL_ENTITY_SERVICE, new SimulatedLegalEntities(employers, signature));
        all.put(LABOUR_MARKET_SERVICE, new SimulatedLabourMarket(vacancies, settings.clock(), settings.zone()));
        for (ServiceSystem system : ServiceSystem.values()) {
            all.put(entryService(system), new SimulatedServiceRegistry(system));
        }
        return Collections.unmodifiableMap(all);
    }

    /** Id of the service in which a system takes entries. */
    public static String entryService(ServiceSystem system) {
        return GatewayProperties.ServiceSystems.placeholder(system);
    }

    /** What a client needs to be served here; the token is wrapped in white space as real ones are. */
    public GatewayAccess access() {
        String token = accessToken.substring(0, 18) + "\n  " + accessToken.substring(18);
        return new GatewayAccess(endpoint(), SENDER, password, clientKeys.key(), clientKeys.certificate(),
                List.of(ownKeys.certificate()),
                new GatewayAccess.PersonAccess(SENDER, token, "c2ltdWxhdG9y"),
                List.of(providerKeys.certificate()));
    }

    public URI endpoint() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + PATH);
    }

    public SyntheticPopulation population() {
        return population;
    }

    /** What the further registries hold about the population. */
    public SyntheticRecords records() {
        return records;
    }

    public SyntheticEmployers employers() {
        return employers;
    }

    /** What the labour exchange offers. */
    public SyntheticVacancies vacancies() {
        return vacancies;
    }

    public ReceivedMessages journal() {
        return journal;
    }

    /** The settings in force; change them with {@link #turn} and {@link #back}. */
    public Knobs knobs() {
        return knobs;
    }

    /** Ids of the services, in a fixed order. */
    public List<String> services() {
        return List.copyOf(providers.keySet());
    }

    /** The asynchronous channel. */
    public SimulatedAsyncChannel async() {
        return async;
    }

    /** The persons' answers to requests for consent. */
    public SimulatedConsents consents() {
        return consents;
    }

    /** Changes how messages to a service are treated; ends all hanging ones. */
    public void behave(String serviceId, Behaviour behaviour) {
        if (behaviour == Behaviour.NORMAL) {
            back(serviceId, null);
        } else {
            turn(Setting.of(serviceId, behaviour));
        }
    }

    /** Puts a setting in force, in place of the one for the same service and person; ends all hanging messages. */
    public void turn(Setting setting) {
        if (setting.behaviour() == Behaviour.FOREIGN_KEY && foreignSigner == null) {
            SimulatorKeys foreign = SimulatorKeys.generate("Somebody else");
            foreignSigner = new RsaTransportSigner(foreign.key(), foreign.certificate(), KeyReference.KEY_IDENTIFIER);
        }
        knobs.turn(setting);
        release();
    }

    /** Takes back the setting for this service and person (null: for everybody); ends all hanging messages. */
    public void back(String serviceId, String iin) {
        knobs.back(serviceId, iin);
        release();
    }

    /** Takes back every setting. */
    public void backAll() {
        knobs.backAll();
        release();
    }

    private void release() {
        CountDownLatch ended = hanging;
        hanging = new CountDownLatch(1);
        ended.countDown();
    }

    /** The gateway is gone until {@link #up}. */
    public synchronized void down(Outage outage) {
        if (outage == Outage.REFUSED && server != null) {
            server.stop(0);
            server = null;
        }
        unavailable = outage == Outage.SERVICE_UNAVAILABLE;
        LOG.info("Gateway simulator is down ({})", outage);
    }

    /** The gateway is back, on the same port. */
    public synchronized void up() {
        unavailable = false;
        if (server == null) {
            listen();
        }
        LOG.info("Gateway simulator is up");
    }

    /** True while messages are served. */
    public synchronized boolean isUp() {
        return server != null && !unavailable;
    }

    @Override
    public synchronized void close() {
        hanging.countDown();
        if (server != null) {
            server.stop(0);
            server = null;
        }
        threads.shutdownNow();
    }

    private void listen() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext(PATH, exchange -> serve(exchange, this::answer));
            server.createContext(ASYNC_PATH, exchange -> serve(exchange, this::takeAsync));
            server.setExecutor(threads);
            server.start();
            port = server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("The gateway simulator cannot listen on port " + port, e);
        }
    }

    /** What a channel does with the body of an envelope whose signature holds. */
    private interface Channel {

        void take(HttpExchange exchange, Element body) throws IOException;
    }

    private void takeAsync(HttpExchange exchange, Element body) throws IOException {
        Optional<Element> request = Xml.at(body, "sendMessage", "request");
        if (request.isPresent()) {
            handleAsync(exchange, request.get());
            return;
        }
        Optional<byte[]> served = async.serve(body);
        if (served.isPresent()) {
            xml(exchange, HTTP_OK, signer(KeyReference.KEY_IDENTIFIER).sign(served.get()));
        } else {
            fault(exchange, "SCE001");
        }
    }

    private void handleAsync(HttpExchange exchange, Element request) throws IOException {
        String serviceId = Xml.textAt(request, "messageInfo", "serviceId").orElse("");
        Provider provider = providers.get(serviceId);
        Optional<Element> data = Xml.at(request, "messageData", "data");
        try {
            if (provider == null || data.isEmpty()) {
                fault(exchange, "SCE004");
                return;
            }
            Provider.Handled handled = provider.handle(data.get());
            byte[] taken = async.take(serviceId, handled);
            journal.add(new ReceivedMessages.Entry(settings.clock().instant(), serviceId, handled.operation(),
                    UUID.randomUUID().toString(), handled.idempotencyKey(), ReceivedMessages.masked(handled.iin()),
                    handled.effective(), true, "answered"));
            xml(exchange, HTTP_OK, signer(KeyReference.KEY_IDENTIFIER).sign(taken));
        } catch (Provider.WireFaultException e) {
            fault(exchange, e.code());
        }
    }

    private void serve(HttpExchange exchange, Channel channel) throws IOException {
        try (exchange) {
            if (unavailable) {
                page(exchange, HTTP_UNAVAILABLE);
            } else if (!"POST".equals(exchange.getRequestMethod())) {
                page(exchange, HTTP_METHOD);
            } else {
                open(exchange, channel);
            }
        }
    }

    private void open(HttpExchange exchange, Channel channel) throws IOException {
        Document document;
        try {
            document = Xml.parse(exchange.getRequestBody().readAllBytes());
        } catch (SAXException e) {
            fault(exchange, "SCE001");
            return;
        }
        SignatureCheck.Verdict verdict = signatures.check(document);
        Optional<Element> body = Xml.at(document.getDocumentElement(), "Body");
        if (verdict != SignatureCheck.Verdict.VALID) {
            fault(exchange, faultCode(verdict));
        } else if (body.isEmpty()) {
            fault(exchange, "SCE001");
        } else {
            channel.take(exchange, body.get());
        }
    }

    private void answer(HttpExchange exchange, Element body) throws IOException {
        Optional<Element> request = Xml.at(body, "SendMessage", "request");
        if (request.isEmpty() || !senderKnown(request.get())) {
            fault(exchange, "SCE001");
        } else {
            dispatch(exchange, request.get());
        }
    }

    private static String faultCode(SignatureCheck.Verdict verdict) {
        return switch (verdict) {
            case NOT_CURRENT -> "SCE005";
            case ABSENT -> "SCE007";
            default -> "SCE006";
        };
    }

    private boolean senderKnown(Element request) {
        return Xml.textAt(request, "requestInfo", "sender", "senderId").equals(Optional.of(SENDER))
                && Xml.textAt(request, "requestInfo", "sender", "password").equals(Optional.of(password));
    }

    private void dispatch(HttpExchange exchange, Element request) throws IOException {
        String serviceId = Xml.textAt(request, "requestInfo", "serviceId").orElse("");
        Optional<Provider> provider = Optional.ofNullable(providers.get(serviceId));
        Optional<Element> data = Xml.at(request, "requestData", "data");
        String messageId = Xml.textAt(request, "requestInfo", "messageId").orElse("");
        if (provider.isEmpty()) {
            fault(exchange, "SCE004");
        } else if (data.isEmpty() || messageId.isEmpty()
                || Xml.textAt(request, "requestInfo", "messageDate").isEmpty()) {
            fault(exchange, "SCE001");
        } else {
            hand(exchange, serviceId, messageId, data.get());
        }
    }

    private void hand(HttpExchange exchange, String serviceId, String messageId, Element data) throws IOException {
        Named named = Named.in(data);
        Knobs.Treatment treatment = knobs.treatment(serviceId, named.iin());
        pause(treatment.latency());
        if (treatment.refusal() > 0) {
            note(serviceId, messageId, named, "http-" + treatment.refusal());
            exchange.getResponseHeaders().set("Retry-After", "60");
            page(exchange, treatment.refusal());
        } else if (treatment.behaviour().before()) {
            turnAway(exchange, serviceId, messageId, named, treatment);
        } else {
            deliver(exchange, serviceId, messageId, data, treatment);
        }
    }

    /** The message has no effect. */
    private void turnAway(HttpExchange exchange, String serviceId, String messageId, Named named,
            Knobs.Treatment treatment) throws IOException {
        String code = treatment.behaviour() == Behaviour.PROVIDER_ERROR ? "SCE909" : treatment.faultCode();
        switch (treatment.behaviour()) {
            case BAD_GATEWAY -> {
                note(serviceId, messageId, named, "http-502");
                page(exchange, HTTP_BAD_GATEWAY);
            }
            case SERVICE_UNAVAILABLE -> {
                note(serviceId, messageId, named, "http-503");
                page(exchange, HTTP_UNAVAILABLE);
            }
            case RESET_BEFORE -> {
                note(serviceId, messageId, named, fate(Behaviour.RESET_BEFORE));
                exchange.close();
            }
            default -> {
                note(serviceId, messageId, named, code);
                fault(exchange, code, treatment.behaviour() == Behaviour.FAULT_WITH_200 ? HTTP_OK : HTTP_FAULT);
            }
        }
    }

    private void deliver(HttpExchange exchange, String serviceId, String messageId, Element data,
            Knobs.Treatment treatment) throws IOException {
        Behaviour behaviour = treatment.behaviour();
        try {
            Provider.Handled handled = handled(serviceId, messageId, data, behaviour);
            if (behaviour == Behaviour.DUPLICATED) {
                handled = handled(serviceId, messageId, data, behaviour);
            }
            send(exchange, treatment, signed(behaviour, messageId, handled.payload()));
        } catch (Provider.WireFaultException e) {
            note(serviceId, messageId, Named.in(data), e.code());
            fault(exchange, e.code(), HTTP_FAULT);
        }
    }

    private Provider.Handled handled(String serviceId, String messageId, Element data, Behaviour behaviour)
            throws Provider.WireFaultException {
        Provider.Handled handled = providers.get(serviceId).handle(data, result(behaviour));
        journal.add(new ReceivedMessages.Entry(settings.clock().instant(), serviceId, handled.operation(), messageId,
                handled.idempotencyKey(), ReceivedMessages.masked(handled.iin()), handled.effective(), true,
                fate(behaviour)));
        return handled;
    }

    private void note(String serviceId, String messageId, Named named, String fate) {
        journal.add(new ReceivedMessages.Entry(settings.clock().instant(), serviceId, named.operation(), messageId,
                named.idempotencyKey(), ReceivedMessages.masked(named.iin()), false, false, fate));
    }

    private static String fate(Behaviour behaviour) {
        return behaviour == Behaviour.NORMAL ? "answered" : behaviour.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Provider.Result result(Behaviour behaviour) {
        return switch (behaviour) {
            case NOT_FOUND -> Provider.Result.NOT_FOUND;
            case CONSENT_REQUIRED -> Provider.Result.CONSENT_REQUIRED;
            case REFUSED -> Provider.Result.REFUSED;
            default -> Provider.Result.GENUINE;
        };
    }

    private byte[] signed(Behaviour behaviour, String messageId, Consumer<Element> payload) {
        byte[] response = SyncChannel.response(UUID.randomUUID().toString(), messageId, now(),
                behaviour == Behaviour.STATUS_SUCCESS ? "Success" : SyncChannel.PROCESSED,
                "Message has been processed successfully", "{" + UUID.randomUUID() + "}",
                shaped(behaviour, payload));
        return switch (behaviour) {
            case UNSIGNED -> response;
            case FOREIGN_KEY -> foreignSigner.sign(response);
            case ISSUER_SERIAL -> signer(KeyReference.ISSUER_SERIAL).sign(response);
            default -> signer(KeyReference.KEY_IDENTIFIER).sign(response);
        };
    }

    private static Consumer<Element> shaped(Behaviour behaviour, Consumer<Element> payload) {
        return switch (behaviour) {
            case EMPTY_DATA -> null;
            case ESCAPED_STRING -> data -> {
                SyncChannel.type(data, "xs", SyncChannel.XSD, "string");
                data.setTextContent(asString(payload));
            };
            case CDATA -> data -> data.appendChild(data.getOwnerDocument().createCDATASection(asString(payload)));
            // Not every answer holds a letter that UTF-8 and windows-1251 write differently
            case WRONG_ENCODING -> data -> {
                payload.accept(data);
                data.appendChild(data.getOwnerDocument().createComment("Жауап"));
            };
            default -> payload;
        };
    }

    private static String asString(Consumer<Element> payload) {
        Element root = Xml.empty().createElementNS(null, "data");
        payload.accept(root);
        List<Element> parts = Xml.children(root);
        if (parts.isEmpty()) {
            return root.getTextContent();
        }
        return Xml.text(parts.size() == 1 ? parts.get(0) : root);
    }

    private void send(HttpExchange exchange, Knobs.Treatment treatment, byte[] answer) throws IOException {
        switch (treatment.behaviour()) {
            case RESET -> exchange.close();
            case TRUNCATED -> {
                exchange.sendResponseHeaders(HTTP_OK, answer.length);
                exchange.getResponseBody().write(answer, 0, answer.length / 2);
                exchange.getResponseBody().flush();
            }
            case MALFORMED -> xml(exchange, HTTP_OK, Arrays.copyOf(answer, answer.length - 20));
            case WRONG_ENCODING -> xml(exchange, HTTP_OK, new String(answer, StandardCharsets.UTF_8)
                    .getBytes(CYRILLIC));
            case LATE -> {
                pause(treatment.delay());
                xml(exchange, HTTP_OK, answer);
            }
            case HANG -> pause(LONGEST_HANG);
            default -> xml(exchange, HTTP_OK, answer);
        }
    }

    /** Waits, or until a knob is turned. */
    private void pause(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            hanging.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fault(HttpExchange exchange, String code) throws IOException {
        fault(exchange, code, HTTP_FAULT);
    }

    private void fault(HttpExchange exchange, String code, int status) throws IOException {
        byte[] fault = SyncChannel.fault(code, "Simulated fault " + code, now(), "{" + UUID.randomUUID() + "}");
        xml(exchange, status, signer(KeyReference.KEY_IDENTIFIER).sign(fault));
    }

    private static void xml(HttpExchange exchange, int status, byte[] body) throws IOException {
        reply(exchange, status, SyncChannel.CONTENT_TYPE, body);
    }

    private static void page(HttpExchange exchange, int status) throws IOException {
        reply(exchange, status, "text/html; charset=utf-8",
                ("<html><body><h1>" + status + "</h1><br></body></html>").getBytes(StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private TransportSigner signer(KeyReference reference) {
        return new RsaTransportSigner(ownKeys.key(), ownKeys.certificate(), reference);
    }

    private String now() {
        return SyncChannel.dateTime(settings.clock().instant(), settings.zone());
    }
}
