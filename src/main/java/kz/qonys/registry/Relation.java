package kz.qonys.registry;

import java.util.Arrays;
import java.util.Locale;

/** What a person is to the holder of a family card. Codes equal those of the application form. */
public enum Relation {
    SPOUSE, SON, DAUGHTER, FATHER, MOTHER, BROTHER, SISTER, OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The relation of a code; {@link #OTHER} for one that we do not know, since registries add codes unannounced. */
    public static Relation of(String code) {
        return Arrays.stream(values()).filter(relation -> relation.code().equals(code)).findFirst().orElse(OTHER);
    }
}
