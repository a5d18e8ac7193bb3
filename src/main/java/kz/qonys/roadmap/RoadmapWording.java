package kz.qonys.roadmap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kz.qonys.casefile.Person;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.plan.ServiceCatalogue;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Words for what roadmaps hold as codes, days of Almaty. */
@Component
class RoadmapWording {

    private final Messages messages;
    private final ServiceCatalogue catalogue;
    private final StaffDirectory staff;
    private final Clock clock;

    RoadmapWording(Messages messages, ServiceCatalogue catalogue, StaffDirectory staff, Clock clock) {
        this.messages = messages;
        this.catalogue = catalogue;
        this.staff = staff;
        this.clock = clock;
    }

    String text(Language language, String key, Object... arguments) {
        return messages.text(language, "roadmap." + key, arguments);
    }

    String code(Language language, String what, Enum<?> value) {
        return text(language, what + "." + value.name().toLowerCase(Locale.ROOT));
    }

    String service(Language language, String code) {
        return catalogue.latest(code).map(service -> service.name(language)).orElse(code);
    }

    String office(Language language, String id) {
        return id == null ? "" : staff.office(id).map(office -> office.name(language)).orElse(id);
    }

    String officer(String user) {
        return staff.named(user);
    }

    String day(Instant instant) {
        return Moments.day(instant, clock.getZone());
    }

    static String day(LocalDate day) {
        return Moments.day(day);
    }

    /** Short names by person id; the family as a whole under null. */
    Map<String, String> names(Language language, List<Person> people) {
        Map<String, String> names = Person.shortNames(people);
        names.put(null, text(language, "family"));
        return names;
    }

    String person(Language language, Map<String, String> names, String personId) {
        return Objects.requireNonNullElseGet(names.get(personId), () -> text(language, "gone"));
    }
}
