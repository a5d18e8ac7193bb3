package kz.qonys.employment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Entries;
import kz.qonys.casefile.FieldKeeper;
import kz.qonys.casefile.FormRow;
import kz.qonys.casefile.Person;
import kz.qonys.employment.Registrations.Registration;
import org.springframework.stereotype.Component;

/** Fields of registration as unemployed. */
@Component
class RegistrationFields implements FieldKeeper {

    static final String NOTE = "registrationNote";
    static final String GROUNDS = "registrationGrounds";

    private static final String PERSON = "registrationPerson";
    private static final String REMARK = "registrationRemark";
    private static final String HEARING_DATE = "registrationHearingDate";
    private static final String HEARING_NOTE = "registrationHearingNote";
    private static final Set<String> WORDS = Set.of(NOTE, REMARK, GROUNDS, HEARING_DATE, HEARING_NOTE);
    private static final Set<String> FILLED = Set.of(PERSON, NOTE, REMARK, GROUNDS, HEARING_DATE, HEARING_NOTE);
    private static final Set<String> SHOWN = Set.of("registrationState", "adultChoices");

    private final Registrations registrations;
    private final Seekers seekers;
    private final CaseFiles cases;
    private final Wording wording;
    private final Clock clock;

    RegistrationFields(Registrations registrations, Seekers seekers, CaseFiles cases, Wording wording, Clock clock) {
        this.registrations = registrations;
        this.seekers = seekers;
        this.cases = cases;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public Set<String> filled() {
        return FILLED;
    }

    @Override
    public Set<String> shown() {
        return SHOWN;
    }

    @Override
    public Object value(String key, String caseId, Access access) {
        Optional<Registration> registration = registrations.of(caseId);
        return switch (key) {
            case "registrationState" -> registration.map(found -> state(caseId, found, access)).orElse(List.of());
            case "adultChoices" -> seekers.of(caseId, access).stream()
                    .map(seeker -> FormRow.option(seeker.person().fullName(), seeker.person().personId())).toList();
            case PERSON -> registration.map(Registration::personId).orElse(null);
            default -> registration.map(found -> found.words().get(key)).orElse(null);
        };
    }

    @Override
    public void take(String caseId, Map<String, Object> values, Access access) {
        Registration registration = registrations.of(caseId).orElseThrow(
                () -> new IllegalStateException("Nobody of this case is to be registered as unemployed"));
        Entries entries = new Entries(values);
        Set<String> adults = seekers.of(caseId, access).stream().map(seeker -> seeker.person().personId())
                .collect(Collectors.toSet());
        String person = entries.code(PERSON, adults);
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> words = entries.over(registration.words(), WORDS, key -> key.equals(HEARING_DATE)
                ? entries.day(key, today.minusMonths(1), today) : entries.text(key, Entries.LONG_TEXT));
        entries.check();
        registrations.words(registration, words);
        if (person != null) {
            registrations.person(caseId, person);
        }
    }

    private List<Map<String, Object>> state(String caseId, Registration one, Access access) {
        List<Map<String, Object>> rows = new ArrayList<>();
        line(rows, "person", cases.persons(caseId, access).stream()
                .filter(person -> person.personId().equals(one.personId())).map(Person::fullName).findFirst()
                .orElse(""));
        line(rows, "ground", wording.code("ground", one.ground()));
        line(rows, "state", wording.code("registration", one.state()));
        line(rows, "drafted", (wording.day(one.draftedOn()) + " " + wording.officer(one.draftedBy())).strip());
        line(rows, "approved", one.actingFor() == null ? wording.officer(one.approvedBy())
                : wording.text("acting", wording.officer(one.approvedBy()), wording.officer(one.actingFor())));
        line(rows, "draft-number", Objects.toString(one.draftNumber(), ""));
        line(rows, "decided", (wording.day(one.decidedOn()) + " " + wording.officer(one.decidedBy())).strip());
        line(rows, "number", Objects.toString(one.number(), ""));
        return rows;
    }

    private void line(List<Map<String, Object>> rows, String what, String value) {
        if (!value.isBlank()) {
            rows.add(FormRow.of("what", wording.text("line." + what), "value", value));
        }
    }
}
