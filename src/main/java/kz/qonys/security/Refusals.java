package kz.qonys.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import kz.qonys.language.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Says no in the reader's language: as JSON in the shape of Camunda's REST to scripts, as a page to people. */
@Component
class Refusals {

    private static final Pattern SCRIPTED = Pattern.compile("/(api|engine-rest|camunda/api)(/.*)?");

    private final Messages messages;
    private final ObjectMapper json;

    Refusals(Messages messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** True for paths whose callers are scripts: they get 401 and JSON instead of the login page. */
    static boolean isScripted(HttpServletRequest request) {
        return SCRIPTED.matcher(request.getRequestURI()).matches();
    }

    /** Ends the request with the status and the text of the key. */
    void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key)
            throws IOException {
        if (!isScripted(request)) {
            response.sendError(status.value());
            return;
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), Map.of("type", status.name(), "message", messages.text(key)));
    }
}
