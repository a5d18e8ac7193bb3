package kz.qonys.evidence.web;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.evidence.Evidence;
import kz.qonys.evidence.EvidenceProperties;
import kz.qonys.evidence.MediaKind;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page for the phone and its service worker. The page holds words, limits and the reader's user id, nothing of a
 * case: the worker keeps a copy of it for the time without a signal.
 */
@Controller
class EvidencePage {

    private static final MediaType JAVASCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    /** Words of the script; keys after {@code evidence.}. */
    private static final List<String> SAID = List.of("online", "offline", "state.empty", "state.waiting",
            "state.offline", "state.sign-in", "service", "service.choose", "service.none", "service.unknown",
            "service.due", "service.late", "service.onFile", "service.removed", "wanted", "whom", "large",
            "large.photo",
            "large.video", "type", "full", "position.seeking", "position.found", "position.none", "preparing",
            "item.waiting", "item.sending", "item.refused", "item.sent", "item.known", "item.remove", "item.broken",
            "other-officer", "unsafe", "failed", "leave.lead", "kind.photo", "kind.video", "accuracy", "kilobytes",
            "megabytes");

    private final Messages messages;
    private final EvidenceProperties limits;

    EvidencePage(Messages messages, EvidenceProperties limits) {
        this.messages = messages;
        this.limits = limits;
    }

    @GetMapping("/evidence")
    String page(Model model, Principal reader) {
        model.addAttribute("words", messages);
        model.addAttribute("language", Language.current().code());
        model.addAttribute("user", reader.getName());
        model.addAttribute("photoBytes", limits.limit(MediaKind.PHOTO));
        model.addAttribute("videoBytes", limits.limit(MediaKind.VIDEO));
        model.addAttribute("photoMegabytes", limits.photoSize().toMegabytes());
        model.addAttribute("videoMegabytes", limits.videoSize().toMegabytes());
        model.addAttribute("chunkBytes", limits.chunkSize().toBytes());
        model.addAttribute("reasons", Evidence.NO_POSITION);
        Map<String, String> said = new LinkedHashMap<>();
        SAID.forEach(key -> said.put(key, messages.text("evidence." + key)));
        model.addAttribute("said", said);
        return "evidence";
    }

    /** Served by a method of its own for the header that lets its scope be the page itself, and nothing beyond. */
    @GetMapping("/evidence/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok().contentType(JAVASCRIPT).cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/evidence")
                .body(new ClassPathResource("evidence/worker.js"));
    }
}
