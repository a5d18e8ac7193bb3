package kz.qonys.casefile;

import java.util.Arrays;
import java.util.Optional;

/** What a document proves. Words: {@code documentKind.<code>}. */
public enum DocumentKind {
    IDENTITY("identity"),
    MARRIAGE("marriage"),
    BIRTH("birth"),
    EDUCATION("education"),
    DIVORCE("divorce"),
    POWER_OF_ATTORNEY("power-of-attorney"),
    CONSENT_SCAN("consent-scan"),
    TRANSLATION("translation"),
    REGISTRY_EXTRACT("registry-extract"),
    /** Of a dwelling that a family may choose, shown to it before it travels. */
    HOUSING_PHOTO("housing-photo"),
    OTHER("other"),
    /** Made by the system: draft decision on registration as unemployed. */
    UNEMPLOYMENT_DRAFT("unemployment-draft"),
    /** Made by the system: social contract on state support of voluntary resettlement. */
    SOCIAL_CONTRACT("social-contract");

    private final String code;

    DocumentKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** True when the system makes such documents itself; people do not upload them. */
    public boolean produced() {
        return this == UNEMPLOYMENT_DRAFT || this == SOCIAL_CONTRACT;
    }

    public static Optional<DocumentKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
