package kz.qonys.desk.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.qonys.language.Messages;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The words of the desk's scripts in the reader's language; nothing in them is about anybody. */
@RestController
class TextsController {

    private static final String PREFIX = "desk.ui.";

    private final Messages messages;
    private final Set<String> keys;

    TextsController(Messages messages) throws IOException {
        this.messages = messages;
        Properties properties = new Properties();
        ClassPathResource russian = new ClassPathResource("messages/desk_ru.properties");
        try (Reader reader = new InputStreamReader(russian.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        this.keys = properties.stringPropertyNames().stream().filter(key -> key.startsWith(PREFIX))
                .collect(Collectors.toUnmodifiableSet());
    }

    @GetMapping("/api/desk/texts")
    ResponseEntity<Map<String, String>> texts() {
        Map<String, String> texts = new TreeMap<>();
        keys.forEach(key -> texts.put(key.substring(PREFIX.length()), messages.text(key)));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(texts);
    }
}
