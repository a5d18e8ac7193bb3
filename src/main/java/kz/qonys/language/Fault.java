package kz.qonys.language;

import java.util.List;

/**
 * One thing that is wrong with what a person entered.
 *
 * @param field     key of the form field it stands at, or empty when it concerns the whole form
 * @param key       message key, see {@link Messages}
 * @param arguments what the message names; never personal data, since messages reach logs
 */
public record Fault(String field, String key, List<Object> arguments) {

    public static Fault at(String field, String key, Object... arguments) {
        return new Fault(field, key, List.of(arguments));
    }

    public static Fault of(String key, Object... arguments) {
        return at("", key, arguments);
    }
}
