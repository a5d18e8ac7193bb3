package kz.qonys.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.Person;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.staff.Roles;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Words for codes of this package in the reader's language, days of Almaty. */
@Component
class PlanWording {

    private final Messages messages;
    private final ServiceCatalogue catalogue;
    private final StaffDirectory staff;
    private final Roles roles;
    private final Clock clock;

    PlanWording(Messages messages, ServiceCatalogue catalogue, StaffDirectory staff, Roles roles, Clock clock) {
        this.messages = messages;
        this.catalogue = catalogue;
        this.staff = staff;
        this.roles = roles;
        this.clock = clock;
    }

    String text(String key, Object... arguments) {
        return messages.text("plan." + key, arguments);
    }

    String service(String code) {
        return catalogue.latest(code).map(service -> service.name(Language.current())).orElse(code);
    }

    String proof(String code) {
        return catalogue.latest(code).map(service -> service.proof(Language.current())).orElse("");
    }

    String day(Instant instant) {
        return Moments.day(instant, clock.getZone());
    }

    String day(LocalDate day) {
        return Moments.day(day);
    }

    /** Who delivers: the officer, or the role while it is nobody's in particular. */
    String who(PlannedService service) {
        return service.officer() == null
                ? roles.find(service.role()).map(role -> role.name(Language.current())).orElse("")
                : staff.named(service.officer());
    }

    /** Short names by person id; the family as a whole under null. */
    Map<String, String> names(List<Person> people) {
        Map<String, String> names = Person.shortNames(people);
        names.put(null, text("family"));
        return names;
    }
}
