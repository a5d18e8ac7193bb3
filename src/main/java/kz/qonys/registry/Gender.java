package kz.qonys.registry;

import java.util.Locale;

/** Gender as registries and forms name it. */
public enum Gender {
    MALE, FEMALE;

    /** {@code male} or {@code female}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
