package kz.qonys.deployment;

import java.util.List;
import java.util.Map;
import kz.qonys.language.Language;

/**
 * One thing in a deployment that breaks a house rule.
 *
 * @param file      name of the file, without folders; empty when it concerns the deployment as a whole
 * @param elementId id of the element, empty when it concerns the whole file
 * @param labels    what people read on the element, by language; a language may be missing
 * @param line      line in the file, 0 when unknown
 * @param key       message key: what is wrong and what to do
 * @param arguments what the message names
 */
public record ModelFault(String file, String elementId, Map<Language, String> labels, int line, String key,
                         List<Object> arguments) {

    /** What readers of a language read on the element, in Russian if it has nothing else; may be empty. */
    public String label(Language language) {
        return labels.getOrDefault(language, labels.getOrDefault(Language.RU, ""));
    }
}
