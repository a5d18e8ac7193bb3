package kz.qonys.relocation.web;

import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages over the resources beside; they hold no data themselves. */
@Controller
class RelocationPages {

    private final Messages messages;

    RelocationPages(Messages messages) {
        this.messages = messages;
    }

    @GetMapping("/desk/beds")
    String beds(Model model) {
        return page("beds", model);
    }

    @GetMapping("/desk/families")
    String families(Model model) {
        return page("families", model);
    }

    private String page(String name, Model model) {
        model.addAttribute("words", messages);
        model.addAttribute("language", Language.current().code());
        return "relocation/" + name;
    }
}
