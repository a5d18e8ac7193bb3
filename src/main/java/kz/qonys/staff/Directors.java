package kz.qonys.staff;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who signs for a career centre: its director, or who stands in for him today (order, item 18: «или лицом, которое его
 * замещает»).
 */
@Component
public class Directors {

    private static final String ROLE = "career-centre-director";

    private final StaffDirectory staff;
    private final Staff register;

    Directors(StaffDirectory staff, Staff register) {
        this.staff = staff;
        this.register = register;
    }

    /**
     * The absent director for whom the officer acts.
     *
     * @return empty when the officer is a director of the office
     */
    public Optional<String> actsFor(String user, String office) {
        if (isDirector(user, office)) {
            return Optional.empty();
        }
        return register.standInsOf(user).stream().map(StandIn::absent).filter(absent -> isDirector(absent, office))
                .findFirst();
    }

    private boolean isDirector(String user, String office) {
        return staff.holders(ROLE, office).stream().anyMatch(holder -> holder.id().equals(user));
    }
}
