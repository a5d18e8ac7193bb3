package kz.qonys.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.staff.Office;
import kz.qonys.staff.Region;
import kz.qonys.staff.Regions;
import kz.qonys.staff.Role;
import kz.qonys.staff.Roles;
import kz.qonys.staff.Roster;
import kz.qonys.staff.Sheet;
import kz.qonys.staff.Staff;
import kz.qonys.staff.StaffDirectory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Synthetic staff of four regions: every role filled, one password for all, for demonstration only. */
@Component
@Profile("demo")
public class DemoStaff {

    /** Password of every demo user when the account is made. */
    public static final String PASSWORD = "Qonys-demo-2026";

    static final String PEOPLE = "demo/staff.csv";
    static final String OFFICES = "demo/offices.csv";

    /** So early that every case of the demo lies after it. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 3);

    private final Staff staff;
    private final StaffDirectory directory;
    private final Roles roles;
    private final Regions regions;
    private final Clock clock;

    /** @throws IllegalStateException in the profile of production */
    DemoStaff(Staff staff, StaffDirectory directory, Roles roles, Regions regions, Clock clock,
              Environment environment, Messages messages) {
        if (environment.acceptsProfiles(Profiles.of("postgres"))) {
            throw new IllegalStateException(messages.text("demo.refused.profile"));
        }
        this.staff = staff;
        this.directory = directory;
        this.roles = roles;
        this.regions = regions;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void start() {
        seed();
    }

    /** Takes in whoever of the demo staff is not on file yet; changes nothing else. */
    public void seed() {
        LocalDate today = LocalDate.now(clock);
        staff.take(Roster.read(new ClassPathResource(OFFICES), new ClassPathResource(PEOPLE),
                today.isBefore(FIRST_DAY) ? today : FIRST_DAY), PASSWORD);
    }

    /**
     * One card per demo user, in the order of the file, for the login page; none while the first start takes them in.
     */
    public List<Card> cards() {
        return Sheet.read(PEOPLE).stream().flatMap(row -> directory.office(row.get("office")).stream()
                .map(office -> new Card(row.get("user"), roles.of(row.get("role")), office,
                        regions.of(office.kato()).orElseThrow()))).toList();
    }

    /** Who one may sign in as. */
    public record Card(String userId, Role role, Office office, Region region) {

        public String roleCode() {
            return role.code();
        }

        public String roleName(Language language) {
            return role.name(language);
        }

        public String officeName(Language language) {
            return office.name(language);
        }

        public String regionName(Language language) {
            return region.name(language);
        }
    }
}
