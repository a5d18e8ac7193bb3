package kz.qonys.signature.demo.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.signature.demo.FakeNcaLayer;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** The demonstration's page on its stand-in for NCALayer: what the "user" does in the window that it has not. */
@Controller
@Profile("demo")
class FakeNcaLayerPage {

    private final FakeNcaLayer fake;
    private final Messages messages;

    FakeNcaLayerPage(FakeNcaLayer fake, Messages messages) {
        this.fake = fake;
        this.messages = messages;
    }

    /** What the stand-in does, by the names of its modes in lower case with hyphens. */
    record Behaviour(String mode) {
    }

    @GetMapping("/desk/ncalayer")
    String page(Model model) {
        model.addAttribute("words", messages);
        model.addAttribute("language", Language.current().code());
        model.addAttribute("modes", modes());
        return "signature/ncalayer";
    }

    @GetMapping("/api/signature/demo/ncalayer")
    ResponseEntity<Behaviour> behaviour() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Behaviour(code(fake.mode())));
    }

    /** An unknown mode changes nothing. */
    @PostMapping("/api/signature/demo/ncalayer")
    ResponseEntity<Behaviour> behave(@RequestBody Behaviour wanted) {
        Arrays.stream(FakeNcaLayer.Mode.values()).filter(mode -> code(mode).equals(wanted.mode())).findFirst()
                .ifPresent(fake::mode);
        return behaviour();
    }

    private static List<String> modes() {
        return Arrays.stream(FakeNcaLayer.Mode.values()).map(FakeNcaLayerPage::code).toList();
    }

    private static String code(FakeNcaLayer.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
