package kz.qonys.casefile;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person of the household. Personal data: never into engine variables, logs, exception texts or URLs; its
 * {@code toString} shows the id only.
 *
 * @param relation       {@code applicant} or a code of {@code value.relation.*}
 * @param gender         {@code male}, {@code female} or null
 * @param citizenship    ISO 3166-1 alpha-3 or null
 * @param maritalStatus  of the applicant only
 */
public record Person(String personId, String relation, String surname, String name, String patronymic, String iin,
        LocalDate birthDate, String gender, String citizenship, String documentType, String documentNumber,
        String maritalStatus) {

    /** Relation code of the applicant. */
    public static final String APPLICANT = "applicant";

    static Person of(String personId, String relation, Map<String, Object> data) {
        return new Person(personId, relation, text(data, "surname"), text(data, "name"), text(data, "patronymic"),
                text(data, "iin"), date(data.get("birthDate")), text(data, "gender"), text(data, "citizenship"),
                text(data, "documentType"), text(data, "documentNumber"), text(data, "maritalStatus"));
    }

    public boolean applicant() {
        return APPLICANT.equals(relation);
    }

    /** True when the person is under 18 on the day; without a birth date nobody is. */
    public boolean minorOn(LocalDate day) {
        return birthDate != null && birthDate.plusYears(18).isAfter(day);
    }

    /** True for an adult on the day whose name is on file: one who may confirm or acknowledge for the family. */
    public boolean answersOn(LocalDate day) {
        return !minorOn(day) && surname != null;
    }

    /** Surname with initials, for lists; empty when no name is on file. */
    public String shortName() {
        return ((surname == null ? "" : surname + " ") + initial(name) + initial(patronymic)).strip();
    }

    /** Surname, name and patronymic, as far as known. */
    public String fullName() {
        return Stream.of(surname, name, patronymic).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    /** Short names by id, in the order of the people; open for more. */
    public static Map<String, String> shortNames(List<Person> people) {
        Map<String, String> names = new LinkedHashMap<>();
        people.forEach(person -> names.put(person.personId(), person.shortName()));
        return names;
    }

    @Override
    public String toString() {
        return "Person[" + personId + "]";
    }

    private static String initial(String part) {
        return part == null || part.isBlank() ? "" : part.substring(0, part.offsetByCodePoints(0, 1)) + ".";
    }

    private static String text(Map<String, Object> data, String key) {
        return (String) data.get(key);
    }

    private static LocalDate date(Object iso) {
        return iso == null ? null : LocalDate.parse((String) iso);
    }
}
