package kz.qonys.terms.web;

import kz.qonys.language.Messages;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The demonstration's page on its clock, over {@link ClockResource}. */
@Controller
@Profile("demo")
class ClockPage {

    private final Messages messages;

    ClockPage(Messages messages) {
        this.messages = messages;
    }

    @GetMapping("/desk/clock")
    String clock(Model model) {
        return TermPages.page("clock", messages, model);
    }
}
