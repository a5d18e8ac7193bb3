package kz.qonys.desk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.desk.StartRight;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.security.RouteTable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Configuration of the four web applications, per reader: one language, so that the browser's own list plays no part,
 * our scripts, and what the reader may do, so that nothing else is offered. Stands before the static file of the same
 * address.
 */
@RestController
class ConfigScript {

    private static final Set<String> APPS = Set.of("tasklist", "cockpit", "admin", "welcome");
    /** Own pages that Tasklist links for those whom the route table lets in. */
    private static final List<String> PAGES = List.of("terms", "families", "beds");
    private static final MediaType JAVASCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    private final Messages messages;
    private final StartRight startRight;
    private final RouteTable routes;

    ConfigScript(Messages messages, StartRight startRight, RouteTable routes) {
        this.messages = messages;
        this.startRight = startRight;
        this.routes = routes;
    }

    @GetMapping("/camunda/app/{app}/scripts/config.js")
    ResponseEntity<String> config(@PathVariable String app, Authentication reader) {
        if (!APPS.contains(app)) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok().contentType(JAVASCRIPT).cacheControl(CacheControl.noStore())
                .body(script(app, Language.current().code(), reader));
    }

    private String script(String app, String language, Authentication reader) {
        String scripts = scripts(app, reader).stream().map(name -> "'../desk/" + name + "'")
                .collect(Collectors.joining(", "));
        return """
                export default {
                  app: {vendor: '%s'},
                  locales: {availableLocales: ['%s'], fallbackLocale: '%s'},
                  customScripts: [%s],
                  disableWelcomeMessage: true,
                  qonys: {mayStart: %s, cockpit: %s, pages: [%s]}
                };
                """.formatted(messages.text("language.product").replace("'", ""), language, language, scripts,
                startRight.holds(reader.getName()), routes.opens(reader, "/camunda/app/cockpit/**"), pages(reader));
    }

    private String pages(Authentication reader) {
        return PAGES.stream().filter(page -> routes.opens(reader, "/desk/" + page)).map(page -> "'" + page + "'")
                .collect(Collectors.joining(", "));
    }

    private List<String> scripts(String app, Authentication reader) {
        List<String> scripts = new ArrayList<>(List.of("shell"));
        if (app.equals("tasklist")) {
            scripts.addAll(List.of("forms", "tasklist"));
        }
        if (routes.opens(reader, "/outbox")) {
            scripts.add("outbox");
        }
        return scripts;
    }
}
