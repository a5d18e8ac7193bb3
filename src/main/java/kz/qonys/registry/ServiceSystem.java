package kz.qonys.registry;

import java.util.Arrays;

/**
 * An outside system in which services to families are entered. The code is stable: tables, messages and settings carry
 * it.
 */
public enum ServiceSystem {
    /** Attachment to a clinic (МИС). */
    CLINIC("clinic"),
    /** Enrolment in a school. */
    SCHOOL("school"),
    /** Queue for a pre-school. */
    PRESCHOOL("preschool"),
    /** Registration at the place of residence. */
    RESIDENCE("residence"),
    /** Military registration. */
    MILITARY("military"),
    /** Mobile citizens database (База мобильных граждан). */
    MOBILE_CITIZENS("mobile-citizens"),
    /** Report on the work done in АИС «Кандас». */
    KANDAS("kandas"),
    /** Facts of services in the Digital Family Card. */
    FAMILY_CARD("family-card");

    private final String code;

    ServiceSystem(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException for a code that is none of ours */
    public static ServiceSystem of(String code) {
        return Arrays.stream(values()).filter(system -> system.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such registry: " + code));
    }
}
