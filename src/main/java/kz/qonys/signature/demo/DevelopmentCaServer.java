package kz.qonys.signature.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * CRL and OCSP of development authorities over real HTTP on a loopback port, where the addresses in their certificates
 * lead. Can be gone, for showing what an outage of НУЦ does.
 */
public final class DevelopmentCaServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int LARGEST_REQUEST = 10_000;
    private static final int THREADS = 4;

    private final List<DevelopmentCa> authorities;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "development-ca");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;
    private volatile boolean ocspGone;
    private volatile boolean listsGone;

    /** Starts to listen on any free port; the authorities answer in turn, each for its own certificates. */
    public DevelopmentCaServer(List<DevelopmentCa> authorities) {
        this.authorities = List.copyOf(authorities);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The development authority finds no port", e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Where {@link DevelopmentCa#HOST} is reached. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Turns OCSP and lists off and on. */
    public void outage(boolean ocsp, boolean lists) {
        ocspGone = ocsp;
        listsGone = lists;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean ocsp = path.endsWith("/ocsp");
            byte[] body = ocsp ? exchange.getRequestBody().readNBytes(LARGEST_REQUEST) : null;
            DevelopmentCa authority = authority(path);
            if (ocsp ? ocspGone : listsGone) {
                exchange.sendResponseHeaders(UNAVAILABLE, -1);
            } else if (authority == null || !ocsp && !path.endsWith(".crl")) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            } else {
                send(exchange, ocsp ? authority.ocsp(body)
                        : authority.list(path.contains("root") ? "root" : "issuer", path.endsWith("_d.crl")));
            }
        }
    }

    private DevelopmentCa authority(String path) {
        return authorities.stream().filter(one -> path.startsWith("/" + one.path() + "/")).findFirst().orElse(null);
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(OK, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
