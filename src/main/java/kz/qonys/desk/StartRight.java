package kz.qonys.desk;

import kz.qonys.staff.StaffDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may open a case from Tasklist. Staff is looked up late: the engine is built before its tables exist. */
@Component
public class StartRight {

    private final ObjectProvider<StaffDirectory> staff;
    private final DeskProperties properties;

    public StartRight(ObjectProvider<StaffDirectory> staff, DeskProperties properties) {
        this.staff = staff;
        this.properties = properties;
    }

    /** True when the person holds the role that opens cases. */
    public boolean holds(String userId) {
        return userId != null && staff.getObject().officer(userId)
                .filter(officer -> officer.holds(properties.startRole())).isPresent();
    }
}
