package kz.qonys.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The login page, and the way from {@code /} to the reader's first application. */
@Controller
class LoginController {

    private final Messages messages;
    private final ObjectProvider<RoleCards> roleCards;

    LoginController(Messages messages, ObjectProvider<RoleCards> roleCards) {
        this.messages = messages;
        this.roleCards = roleCards;
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, Model model) {
        model.addAttribute("words", messages);
        model.addAttribute("language", Language.current().code());
        model.addAttribute("languages", Language.values());
        model.addAttribute("notice", notice(request));
        roleCards.ifAvailable(cards -> {
            model.addAttribute("regions", byRegion(cards.cards()));
            model.addAttribute("demoPassword", cards.password());
        });
        return "login";
    }

    @GetMapping("/")
    String first(Authentication person) {
        return "redirect:" + SignedIn.firstPage(person);
    }

    /** Message key of what to tell first, null when there is nothing. */
    private static String notice(HttpServletRequest request) {
        Map<String, String[]> asked = request.getParameterMap();
        if (asked.containsKey("wait")) {
            return "security.login.wait";
        }
        if (asked.containsKey("refused")) {
            return "security.login.refused";
        }
        return asked.containsKey("out") ? "security.login.out" : null;
    }

    private static Map<String, Map<String, List<RoleCards.Card>>> byRegion(List<RoleCards.Card> cards) {
        return cards.stream().collect(Collectors.groupingBy(
                RoleCards.Card::region,
                LinkedHashMap::new,
                Collectors.groupingBy(RoleCards.Card::officeName, LinkedHashMap::new, Collectors.toList())));
    }
}
