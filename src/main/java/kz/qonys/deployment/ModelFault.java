package kz.qonys.deployment;

import java.util.List;

/**
 * One thing in a deployment that breaks a house rule.
 *
 * @param file      name of the file, without folders; empty when it concerns the deployment as a whole
 * @param elementId id of the element, empty when it concerns the whole file
 * @param label     what the analyst reads on the element, may be empty
 * @param line      line in the file, 0 when unknown
 * @param key       message key: what is wrong and what to do
 * @param arguments what the message names
 */
public record ModelFault(String file, String elementId, String label, int line, String key, List<Object> arguments) {
}
