package kz.qonys.deployment;

import java.util.Locale;

/**
 * One file of a deployment, before anybody has read it.
 *
 * @param name    path as deployed; Modeler sends the bare name, the class path {@code processes/…} or {@code forms/…}
 * @param content bytes as sent
 */
public record ModelFile(String name, byte[] content) {

    /** The name without its folders. */
    public String simpleName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** The simple name up to its first dot: what the model inside must be called. */
    public String stem() {
        int dot = simpleName().indexOf('.');
        return dot < 0 ? simpleName() : simpleName().substring(0, dot);
    }

    /** Everything behind the first dot of the simple name, in lower case. */
    public String ending() {
        int dot = simpleName().indexOf('.');
        return dot < 0 ? "" : simpleName().substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
