package kz.qonys.registry;

import java.util.Arrays;
import java.util.Locale;

/** Kind of an identity document. Codes equal those of the application form. */
public enum DocumentType {
    ID_CARD, PASSPORT, RESIDENCE_PERMIT, FOREIGN_PASSPORT, OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True when a body of Kazakhstan issued it: then the applicant is not asked for a copy. */
    public boolean issuedHere() {
        return this == ID_CARD || this == PASSPORT || this == RESIDENCE_PERMIT;
    }

    /** The type of a code; {@link #OTHER} for an unknown one. */
    public static DocumentType of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst().orElse(OTHER);
    }
}
