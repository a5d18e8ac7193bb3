package kz.qonys.casefile;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.staff.Roles;
import kz.qonys.staff.StaffDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Field names and stored values in the reader's language. */
@Component
class Words {

    private final Messages messages;
    private final StaffDirectory staff;
    private final Roles roles;
    private final ObjectProvider<TimelineWords> others;

    Words(Messages messages, StaffDirectory staff, Roles roles, ObjectProvider<TimelineWords> others) {
        this.messages = messages;
        this.staff = staff;
        this.roles = roles;
        this.others = others;
    }

    String label(String fieldKey) {
        return messages.text("field." + fieldKey);
    }

    /** Name of a column of the family list. */
    String memberLabel(String column) {
        return messages.text("field.familyMembers." + column);
    }

    String value(Field field, Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean flag) {
            return messages.text(flag ? "value.yes" : "value.no");
        }
        return switch (field.kind()) {
            case CODE -> code(field.enumeration(), value.toString());
            case BIRTH_DATE, PAST_DATE, DATE -> Moments.day(LocalDate.parse(value.toString()));
            case OFFICE -> office(value.toString());
            case COUNTRY -> country(value.toString());
            default -> value.toString();
        };
    }

    String country(String code) {
        return messages.country(Language.current(), code);
    }

    String code(String enumeration, String code) {
        return messages.text("value." + enumeration + "." + code);
    }

    String stage(Stage stage) {
        return messages.text("stage." + stage.code());
    }

    String relation(String relation) {
        return code("relation", relation);
    }

    /** Surname with initials and relation, as persons are named in lists of the case. */
    String person(Person person) {
        return person.shortName().isEmpty()
                ? relation(person.relation())
                : person.shortName() + " (" + relation(person.relation()) + ")";
    }

    String office(String officeId) {
        return officeId == null ? "" : staff.office(officeId)
                .map(office -> office.name(Language.current())).orElse(officeId);
    }

    /** Name of an officer, or what stands for the system itself. */
    String officer(String userId) {
        return staff.shortName(userId).orElseGet(() -> messages.text("casefile.system"));
    }

    /** Name of a role; the bare code when there is no such role. */
    String role(String role) {
        return role == null ? "" : roles.find(role).map(found -> found.name(Language.current())).orElse(role);
    }

    /** Words of a timeline event. */
    String event(String code, List<String> params) {
        return messages.text("timeline." + code, params.stream().map(this::param).toArray());
    }

    /** Throws when a timeline event has no words: better at the writer than at every later reader. */
    void requireEvent(String code) {
        for (Language language : Language.values()) {
            messages.text(language, "timeline." + code);
        }
    }

    private String param(String param) {
        int colon = param.indexOf(':');
        if (colon < 0) {
            return param;
        }
        String kind = param.substring(0, colon);
        String value = param.substring(colon + 1);
        return switch (kind) {
            case "office" -> office(value);
            case "role" -> role(value);
            case "officer" -> officer(value);
            // A step was kept as a stage once, also one that is none
            case "stage" -> Stage.of(value).map(this::stage).or(() -> other("term", value)).orElse(value);
            case "document" -> messages.text("documentKind." + value);
            case "fields" -> Arrays.stream(value.split(",")).map(this::label).collect(Collectors.joining(", "));
            default -> other(kind, value).orElse(param);
        };
    }

    private Optional<String> other(String kind, String code) {
        return others.stream().filter(words -> words.kind().equals(kind)).findFirst()
                .map(words -> words.text(code).orElse(code));
    }
}
