package kz.qonys.registry.gateway;

import java.util.regex.Pattern;

/** Codes that a far side sends end up in logs, tables and screens: only what looks like a code may pass. */
final class ReasonCode {

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,31}|[0-9]{1,6}");

    private ReasonCode() {
    }

    /** The code, or {@code unreadable-code} when it may hold anything else, such as a number of a person. */
    static String of(String text) {
        return CODE.matcher(text).matches() ? text : "unreadable-code";
    }
}
