package kz.qonys.terms;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Checks that this machine knows the zone as it is since Kazakhstan went to UTC+5 nation-wide on 1 March 2024. */
final class BusinessZone {

    private static final Instant AFTER_UNIFICATION = Instant.parse("2024-03-02T00:00:00Z");
    private static final ZoneOffset EXPECTED = ZoneOffset.ofHours(5);

    private BusinessZone() {
    }

    /**
     * @return the zone
     * @throws IllegalStateException when the time-zone data are older than 2024a
     */
    static ZoneId checked(ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(AFTER_UNIFICATION);
        if (!offset.equals(EXPECTED)) {
            throw new IllegalStateException("Zone " + zone + " is at " + offset
                    + " on 2 March 2024, but Kazakhstan is at "
                    + EXPECTED + " since 1 March 2024: update the Java time-zone data to 2024a or newer");
        }
        return zone;
    }
}
