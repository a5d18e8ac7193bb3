package kz.qonys.relocation;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Codes that forms offer; each has words {@code relocation.<kind>.<code>}. */
final class Codes {

    static final Set<String> CHANNELS = of("phone", "messenger", "email", "meeting", "video");
    static final Set<String> TOPICS = of("housing", "documents", "work", "school", "road", "other");
    static final Set<String> SEEN = of("on-site", "photo", "video");
    static final Set<String> VERDICTS = of("fits", "doubt", "no");
    static final Set<String> PLACES = of("airport", "rail-station", "bus-station", "at-the-door");
    static final Set<String> DELAYS = of("transport-late", "weather", "illness", "documents", "family-asked", "other");
    static final Set<String> LODGINGS = of("own", "service", "rented", "centre");

    /** Where a family is met, by its transport. */
    static final Map<String, Set<String>> PLACES_OF = Map.of("air", Set.of("airport"), "rail", Set.of("rail-station"),
            "road", Set.of("bus-station", "at-the-door"));

    private Codes() {
    }

    private static Set<String> of(String... codes) {
        return new TreeSet<>(Set.of(codes));
    }
}
