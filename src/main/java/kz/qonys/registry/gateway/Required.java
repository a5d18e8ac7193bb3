package kz.qonys.registry.gateway;

import java.time.LocalDate;
import org.w3c.dom.Element;

/** Reads what an answer must hold. */
final class Required {

    private Required() {
    }

    /** @throws IllegalArgumentException when it is missing; without content */
    static String text(Element parent, String name) {
        return Xml.textAt(parent, name).orElseThrow(() -> new IllegalArgumentException("Missing: " + name));
    }

    /** @throws IllegalArgumentException when it is missing
     *  @throws java.time.DateTimeException when it is no date */
    static LocalDate date(Element parent, String name) {
        return LocalDate.parse(text(parent, name));
    }
}
