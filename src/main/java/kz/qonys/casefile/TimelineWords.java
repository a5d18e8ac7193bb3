package kz.qonys.casefile;

import java.util.Optional;

/**
 * Words of another package for what its timeline events name; declare a bean. An event keeps {@code <kind>:<code>}, so
 * that every reader is told in his own language.
 */
public interface TimelineWords {

    /** What stands before the colon, e.g. {@code term}. */
    String kind();

    /** The words of a code in the reader's language; empty when there is no such code any more. */
    Optional<String> text(String code);
}
