package kz.qonys.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an item is. */
public enum MediaKind {
    PHOTO, VIDEO;

    /** {@code photo} or {@code video}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MediaKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
