package kz.qonys.signature.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP to certification authorities. A certificate's own URL is followed only when its host is configured, and then at
 * the address the configuration gives: an installation inside the closed network reaches a mirror, and a crafted
 * certificate cannot send us anywhere.
 */
class Fetching {

    private static final int OK = 200;

    private final HttpClient client;
    private final Map<String, URI> hosts;
    private final Duration timeout;
    private final int limit;

    /**
     * @param hosts   address by host name of certificates, e.g. {@code crl.pki.gov.kz} to {@code http://crl.pki.gov.kz}
     * @param timeout for connecting and for the whole answer
     * @param limit   largest answer, bytes
     */
    Fetching(Map<String, URI> hosts, Duration timeout, int limit) {
        this.hosts = Map.copyOf(hosts);
        this.timeout = timeout;
        this.limit = limit;
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** Where a certificate's URL is asked; empty when its host is not configured. */
    Optional<URI> place(String url) {
        try {
            URI named = URI.create(url);
            String scheme = String.valueOf(named.getScheme());
            URI base = named.getHost() == null ? null : hosts.get(named.getHost());
            boolean web = scheme.equals("http") || scheme.equals("https");
            return base == null || !web ? Optional.empty()
                    : Optional.of(URI.create(base.toString().replaceAll("/$", "")
                            + Optional.ofNullable(named.getRawPath()).orElse("/")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    byte[] get(URI place) throws IOException {
        return send(HttpRequest.newBuilder(place).GET());
    }

    byte[] post(URI place, String type, byte[] body) throws IOException {
        return send(HttpRequest.newBuilder(place).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private byte[] send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<InputStream> answer = client.send(request.timeout(timeout).build(),
                    BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(limit + 1);
                if (answer.statusCode() != OK || bytes.length > limit) {
                    throw new IOException("Answered with status " + answer.statusCode() + ", " + bytes.length
                            + " bytes");
                }
                return bytes;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
