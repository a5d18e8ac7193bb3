package kz.qonys.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * Where one person is and was registered.
 *
 * @param personIin     whose registrations they are
 * @param registrations latest first
 */
public record ResidenceHistory(String personIin, List<Registration> registrations) {

    public ResidenceHistory {
        registrations = List.copyOf(registrations);
    }

    /** Kind of a registration. */
    public enum Kind {
        PERMANENT, TEMPORARY
    }

    /**
     * One registration at an address.
     *
     * @param kato  code of the place, nine digits
     * @param line  address in one line, as the registry words it
     * @param since first day
     * @param until last day, null while it lasts
     */
    public record Registration(Kind kind, String kato, String line, LocalDate since, LocalDate until) {

        /** True when the person was registered there on that day. */
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(since) && (until == null || !day.isAfter(until));
        }

        @Override
        public String toString() {
            return "Registration[" + kind + "]";
        }
    }

    /**
     * True when the person has been registered for good in this region since that day at the latest (condition for
     * migrants: a year in the region of departure).
     *
     * @param region first two digits of KATO
     */
    public boolean permanentIn(String region, LocalDate since, LocalDate today) {
        return registrations.stream().anyMatch(one -> one.kind() == Kind.PERMANENT && one.kato().startsWith(region)
                && !one.since().isAfter(since) && one.holdsOn(today));
    }

    @Override
    public String toString() {
        return "ResidenceHistory[***]";
    }
}
