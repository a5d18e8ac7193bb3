package kz.qonys.staff;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which office serves which: the one rule behind candidate groups and the access matrix, so that the two agree. */
@Component
class Territories {

    private final StaffTables tables;

    Territories(StaffTables tables) {
        this.tables = tables;
    }

    /**
     * The office of an institution that serves a place: the place itself when it is of that institution; else the
     * smallest territory around it; else, when the region has exactly one, that one. National roles: the only office
     * there is.
     *
     * @return empty when none or several would do
     */
    Optional<Office> serving(Institution institution, Role role, Office place) {
        if (place.institution() == institution && role.heldIn(place)) {
            return Optional.of(place);
        }
        List<Office> candidates = tables.offices(institution).stream().filter(role::heldIn)
                .filter(office -> role.reach() == Role.Reach.NATIONAL || office.region().equals(place.region()))
                .toList();
        int closest = candidates.stream().filter(office -> covers(office, place))
                .map(office -> Kato.significant(office.kato())).max(Comparator.naturalOrder()).orElse(0);
        return closest == 0 ? only(candidates) : only(candidates.stream()
                .filter(office -> covers(office, place) && Kato.significant(office.kato()) == closest).toList());
    }

    private static boolean covers(Office office, Office place) {
        return Kato.covers(office.kato(), place.kato());
    }

    private static Optional<Office> only(List<Office> offices) {
        return offices.size() == 1 ? Optional.of(offices.get(0)) : Optional.empty();
    }
}
