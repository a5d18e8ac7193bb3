package kz.qonys.security;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** What a user may be, from staff data: {@code ROLE_<role code>} for every position and {@code ROLE_staff}. */
@Component
class StaffRoles {

    private final ObjectProvider<StaffDirectory> staff;

    StaffRoles(ObjectProvider<StaffDirectory> staff) {
        this.staff = staff;
    }

    /** Empty when the user is no member of staff or holds no position. */
    Optional<List<GrantedAuthority>> of(String userId) {
        return staff.getObject()
                .officer(userId)
                .filter(officer -> !officer.positions().isEmpty())
                .map(StaffRoles::authorities);
    }

    private static List<GrantedAuthority> authorities(Officer officer) {
        return Stream.concat(Stream.of(Who.STAFF), officer.positions().stream().map(Officer.Position::role))
                .distinct()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(Who.PREFIX + role))
                .toList();
    }
}
