package kz.qonys.employment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adults of a family who may look for work: what the application says of the applicant, what the officer learnt of
 * each.
 */
@Component
class Seekers {

    /** One adult. Occupation and education are null while unknown. */
    record Seeker(Person person, String occupation, String education, boolean wanted) {
    }

    private record Stored(String personId, String occupation, boolean wanted) {
    }

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final CaseFields fields;
    private final Occupations occupations;
    private final Clock clock;

    Seekers(JdbcClient jdbc, CaseFiles cases, CaseFields fields, Occupations occupations, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.fields = fields;
        this.occupations = occupations;
        this.clock = clock;
    }

    List<Seeker> of(String caseId, Access access) {
        Map<String, Stored> stored = jdbc.sql("select * from employment_seeker where case_id = ?").param(caseId)
                .query((row, number) -> new Stored(row.getString("person_id"), row.getString("occupation"),
                        row.getBoolean("wanted"))).list().stream()
                .collect(Collectors.toMap(Stored::personId, Function.identity()));
        Map<String, Object> about = fields.read(caseId,
                List.of("applicantProfession", "applicantOccupation", "workWish", "applicantEducation"), access);
        LocalDate today = LocalDate.now(clock);
        List<Seeker> seekers = new ArrayList<>();
        for (Person person : cases.persons(caseId, access)) {
            if (person.birthDate() == null ? person.applicant() : !person.minorOn(today)) {
                seekers.add(seeker(person, stored.get(person.personId()), about));
            }
        }
        return seekers;
    }

    void keep(String caseId, String personId, String occupation, boolean wanted) {
        int known = jdbc.sql("update employment_seeker set occupation = ?, wanted = ? where case_id = ? "
                + "and person_id = ?")
                .params(occupation, wanted, caseId, personId).update();
        if (known == 0) {
            jdbc.sql("insert into employment_seeker (id, case_id, person_id, occupation, wanted) "
                    + "values (?, ?, ?, ?, ?)")
                    .params(UUID.randomUUID().toString(), caseId, personId, occupation, wanted).update();
        }
    }

    private Seeker seeker(Person person, Stored stored, Map<String, Object> about) {
        String education = person.applicant() ? Objects.toString(about.get("applicantEducation"), null) : null;
        if (stored != null) {
            return new Seeker(person, stored.occupation(), education, stored.wanted());
        }
        String guess = person.applicant() ? occupations.named(text(about, "applicantProfession"),
                text(about, "applicantOccupation"), text(about, "workWish")).orElse(null) : null;
        return new Seeker(person, guess, education, true);
    }

    private static String text(Map<String, Object> about, String key) {
        return about.get(key) instanceof String text ? text : "";
    }
}
