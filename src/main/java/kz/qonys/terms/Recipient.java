package kz.qonys.terms;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who hears of a term, written {@code role@side} in {@code service-terms.dmn}.
 *
 * @param role role code of {@code staff/roles.csv}
 * @param side region in which the role is looked up
 */
public record Recipient(String role, Side side) {

    private static final Pattern NOTATION = Pattern.compile("([a-z][a-z-]*)@(departure|settlement|task)");

    /** Region of departure, region of settlement, or the region whose office works on the task. */
    public enum Side { DEPARTURE, SETTLEMENT, TASK }

    /**
     * Reads the notation.
     *
     * @throws IllegalArgumentException when the text is not {@code role@departure}, {@code @settlement} or
     *     {@code @task}
     */
    public static Recipient parse(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not role@departure, role@settlement or role@task");
        }
        return new Recipient(matcher.group(1), Side.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)));
    }
}
