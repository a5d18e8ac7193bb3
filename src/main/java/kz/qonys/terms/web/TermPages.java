package kz.qonys.terms.web;

import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The administrator's page on the working calendar and a head's on the terms of the office, over the resources beside.
 */
@Controller
class TermPages {

    private final Messages messages;

    TermPages(Messages messages) {
        this.messages = messages;
    }

    @GetMapping("/desk/calendar")
    String calendar(Model model) {
        return page("calendar", messages, model);
    }

    @GetMapping("/desk/terms")
    String office(Model model) {
        return page("office", messages, model);
    }

    static String page(String name, Messages messages, Model model) {
        model.addAttribute("words", messages);
        model.addAttribute("language", Language.current().code());
        return "terms/" + name;
    }
}
