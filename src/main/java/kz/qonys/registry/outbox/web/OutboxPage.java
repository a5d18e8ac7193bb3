package kz.qonys.registry.outbox.web;

import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The operators' page; its script asks {@code /api/outbox}. */
@Controller
class OutboxPage {

    private final Messages messages;

    OutboxPage(Messages messages) {
        this.messages = messages;
    }

    @GetMapping("/outbox")
    String page(Model model) {
        model.addAttribute("words", messages);
        model.addAttribute("language", Language.current().code());
        return "outbox";
    }
}
