package kz.qonys.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** The reader's choice of language: form post on the login page, JSON from the applications. */
@Controller
class LanguageController {

    /** Body of {@code POST /api/language}: kk, ru or en. */
    record Choice(String language) {
    }

    private final LanguageChoices choices;
    private final LanguageCookie cookie;
    private final Messages messages;

    LanguageController(LanguageChoices choices, LanguageCookie cookie, Messages messages) {
        this.choices = choices;
        this.cookie = cookie;
        this.messages = messages;
    }

    @PostMapping("/language")
    String chooseOnLoginPage(
            @RequestParam("language") String code, HttpServletRequest request, HttpServletResponse response) {
        Language language = language(code);
        cookie.write(response, language);
        request.getSession().setAttribute(LanguageCookie.CHOSEN, language);
        return "redirect:/login";
    }

    @PostMapping("/api/language")
    ResponseEntity<Void> choose(@RequestBody Choice choice, Principal reader, HttpServletResponse response) {
        Language language = language(choice.language());
        choices.remember(reader.getName(), language);
        cookie.write(response, language);
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    ResponseEntity<String> refuse(FaultException fault) {
        return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(messages.text(fault.faults().get(0)));
    }

    private static Language language(String code) {
        return Language.of(code)
                .orElseThrow(() -> new FaultException(Fault.at("language", "security.language.unknown")));
    }
}
