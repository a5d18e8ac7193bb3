package kz.qonys.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a picture: keeps cookies, sends both CSRF tokens as the pages would, follows no redirect. */
public class Visitor {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean tokens = true;

    public Visitor(int port) {
        this.port = port;
    }

    Visitor basic(String userId, String password) {
        String pair = Base64.getEncoder().encodeToString((userId + ":" + password).getBytes(StandardCharsets.UTF_8));
        return header("Authorization", "Basic " + pair);
    }

    Visitor header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Visitor withoutTokens() {
        tokens = false;
        return this;
    }

    String cookie(String name) {
        return cookies.get(name);
    }

    Visitor withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null, null);
    }

    public HttpResponse<String> json(String method, String path, String body) {
        return send(method, path, "application/json", body);
    }

    HttpResponse<String> form(String path, Map<String, String> fields) {
        return send("POST", path, "application/x-www-form-urlencoded", fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&")));
    }

    /** Opens the login page and sends its form, with the page's token. */
    public HttpResponse<String> signIn(String userId, String password) {
        return form("/login", Map.of("username", userId, "password", password, "_csrf", pageToken()));
    }

    /** The masked token in the login page's form. */
    String pageToken() {
        Matcher field = FIELD.matcher(get("/login").body());
        if (!field.find()) {
            throw new AssertionError("The login page carries no token");
        }
        return field.group(1);
    }

    HttpResponse<String> send(String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        if (tokens) {
            addToken(request, "XSRF-TOKEN", "X-XSRF-TOKEN");
            addToken(request, "QONYS-XSRF", "X-QONYS-XSRF", type);
        }
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void addToken(HttpRequest.Builder request, String cookie, String header, String type) {
        if (type == null || type.startsWith("application/json")) {
            addToken(request, cookie, header);
        }
    }

    private void addToken(HttpRequest.Builder request, String cookie, String header) {
        if (cookies.containsKey(cookie)) {
            request.header(header, cookies.get(cookie));
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
