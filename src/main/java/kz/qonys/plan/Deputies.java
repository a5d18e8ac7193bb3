package kz.qonys.plan;

import java.util.LinkedHashSet;
import java.util.Set;
import kz.qonys.staff.Staff;
import org.springframework.stereotype.Component;

/** For whom an officer works today: for himself or herself, and for those he or she stands in for. */
@Component
class Deputies {

    private final Staff staff;

    Deputies(Staff staff) {
        this.staff = staff;
    }

    Set<String> peopleOf(String userId) {
        Set<String> people = new LinkedHashSet<>(Set.of(userId));
        staff.standInsOf(userId).forEach(standIn -> people.add(standIn.absent()));
        return people;
    }
}
