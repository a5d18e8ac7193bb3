package kz.qonys.casefile.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.UUID;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.NewCase;
import kz.qonys.casefile.TestStaff;
import kz.qonys.casefile.TestSystem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

/** Uploads through a real servlet container: its own limits must not get in the way of our words. */
@SpringBootTest(classes = {TestSystem.class, UploadOverHttpTest.Web.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
                "qonys.casefile.keys.b=" + TestSystem.KEY_B, "qonys.casefile.current-key=b",
                "qonys.casefile.index-key=" + TestSystem.INDEX, "spring.profiles.active=test",
                "qonys.casefile.limits.document-size=2MB", "qonys.data=target/upload-test-${qonys.fork:0}",
                "spring.datasource.url=jdbc:h2:mem:upload;DB_CLOSE_DELAY=-1", "server.tomcat.max-swallow-size=-1"})
class UploadOverHttpTest {

    private static final String BOUNDARY = "----qonys";

    @TestConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
            MultipartAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class})
    static class Web {

        @Bean
        Filter signedIn() {
            return (request, response, chain) -> chain.doFilter(
                    new HttpServletRequestWrapper((HttpServletRequest) request) {
                        @Override
                        public Principal getUserPrincipal() {
                            return TestStaff.CLERK::id;
                        }
                    }, response);
        }
    }

    @LocalServerPort
    int port;
    @Autowired
    CaseFiles cases;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldTakeALargeFileAndRefuseATooLargeOneInWords() throws Exception {
        String caseId = cases.open(new NewCase(UUID.randomUUID().toString(), "kandas", false, "tur-cc", null),
                TestStaff.access(TestStaff.CLERK)).caseId();
        String person = cases.persons(caseId, TestStaff.access(TestStaff.CLERK)).get(0).personId();

        assertThat(upload(caseId, person, 2 * 1024 * 1024).statusCode()).isEqualTo(201);
        HttpResponse<String> ours = upload(caseId, person, 2 * 1024 * 1024 + 1);
        assertThat(ours.statusCode()).isEqualTo(413);
        assertThat(ours.body()).contains("2 MB");
        HttpResponse<String> container = upload(caseId, person, 5 * 1024 * 1024);
        assertThat(container.statusCode()).isEqualTo(413);
        assertThat(container.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private HttpResponse<String> upload(String caseId, String person, int size) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/case/" + caseId + "/documents"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(person, size)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] body(String person, int size) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"personId\"", person.getBytes(StandardCharsets.UTF_8));
        part(body, "name=\"kind\"", "identity".getBytes(StandardCharsets.UTF_8));
        byte[] file = new byte[size];
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, file, 0, head.length);
        part(body, "name=\"file\"; filename=\"a.pdf\"", file);
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) throws IOException {
        body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
