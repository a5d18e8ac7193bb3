package kz.qonys.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Configuration of the four web applications, per reader: one language, so that the browser's own list plays no part,
 * and our scripts. Stands before the static file of the same address.
 */
@RestController
class ConfigScript {

    private static final String ADMINISTRATOR = "system-administrator";
    private static final Set<String> APPS = Set.of("tasklist", "cockpit", "admin", "welcome");
    private static final MediaType JAVASCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    private final Messages messages;

    ConfigScript(Messages messages) {
        this.messages = messages;
    }

    @GetMapping("/camunda/app/{app}/scripts/config.js")
    ResponseEntity<String> config(@PathVariable String app, HttpServletRequest reader) {
        if (!APPS.contains(app)) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok().contentType(JAVASCRIPT).cacheControl(CacheControl.noStore())
                .body(script(app, Language.current().code(), reader.isUserInRole(ADMINISTRATOR)));
    }

    private String script(String app, String language, boolean administrator) {
        String scripts = scripts(app, administrator).stream().map(name -> "'../desk/" + name + "'").collect(Collectors.joining(", "));
        return """
                export default {
                  app: {vendor: '%s'},
                  locales: {availableLocales: ['%s'], fallbackLocale: '%s'},
                  customScripts: [%s],
                  disableWelcomeMessage: true
                };
                """.formatted(messages.text("language.product").replace("'", ""), language, language, scripts);
    }

    private static List<String> scripts(String app, boolean administrator) {
        List<String> scripts = new ArrayList<>(List.of("shell"));
        if (app.equals("tasklist")) {
            scripts.addAll(List.of("forms", "tasklist"));
        }
        if (administrator) {
            scripts.add("outbox");
        }
        return scripts;
    }
}
