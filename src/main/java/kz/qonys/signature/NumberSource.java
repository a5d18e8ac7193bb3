package kz.qonys.signature;

import java.util.Optional;

/** A further place that knows the IIN of an officer; the demonstration's staff have theirs from here. */
public interface NumberSource {

    Optional<String> iin(String userId);
}
