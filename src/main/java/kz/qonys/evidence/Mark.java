package kz.qonys.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is noticed about an item. Never a verdict: a person looks. */
public enum Mark {
    /** The device had no position. */
    NO_POSITION,
    /** The position was not fixed at the time of capture. */
    LATE_FIX,
    /** The file itself tells another place. */
    OTHER_PLACE,
    /** The file itself tells another time. */
    OTHER_TIME,
    /** The same file is on file for another service of this family. */
    SAME_FILE,
    /** The same file is on file for another family. */
    SAME_FILE_ELSEWHERE,
    /** A picture that looks the same is on file for this family. */
    ALIKE,
    /** A picture that looks the same is on file for another family. */
    ALIKE_ELSEWHERE;

    /** Lower-case words with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Mark> of(String code) {
        return Arrays.stream(values()).filter(mark -> mark.code().equals(code)).findFirst();
    }
}
