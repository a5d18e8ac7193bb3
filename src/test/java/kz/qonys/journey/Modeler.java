package kz.qonys.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import kz.qonys.demo.DemoStaff;

/** Camunda Modeler's deployment window, as far as the network sees it: one multipart call with basic authentication. */
final class Modeler {

    private static final String BOUNDARY = "modeler-boundary-7f3a";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final int port;
    private final String user;

    /**
     * An answer.
     *
     * @param body JSON of the engine
     */
    record Answer(int status, JsonNode body) {

        String message() {
            return body.path("message").asText();
        }
    }

    Modeler(int port, String user) {
        this.port = port;
        this.user = user;
    }

    Answer deploy(String name, Models models, String language) {
        return deploy(name, models, language, Map.of());
    }

    Answer deploy(String name, Models models, String language, Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "deployment-name", null, name.getBytes(StandardCharsets.UTF_8));
        part(body, "deployment-source", null, "Camunda Modeler".getBytes(StandardCharsets.UTF_8));
        part(body, "enable-duplicate-filtering", null, "true".getBytes(StandardCharsets.UTF_8));
        fields.forEach((field, value) -> part(body, field, null, value.getBytes(StandardCharsets.UTF_8)));
        models.files().forEach((file, content) -> part(body, file, file, content));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(uri("/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Accept-Language", language)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private Answer send(HttpRequest.Builder request) {
        String pair = user + ":" + DemoStaff.PASSWORD;
        try {
            HttpResponse<String> response = client.send(request.timeout(Duration.ofSeconds(60))
                    .header("Authorization", "Basic "
                            + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                    .build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), json.readTree(response.body().isEmpty() ? "{}" : response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void part(ByteArrayOutputStream body, String name, String file, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file + "\"\r\nContent-Type: application/octet-stream")
                + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
