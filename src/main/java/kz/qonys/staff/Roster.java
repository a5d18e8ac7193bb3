package kz.qonys.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;

/**
 * Offices and people to be taken in at once, e.g. when a region joins.
 *
 * @param offices offices, each id once
 * @param people  people with their positions
 */
public record Roster(List<Office> offices, List<Entry> people) {

    /** A person and the positions held, at least one. */
    public record Entry(Person person, List<Appointment> appointments) {
    }

    /**
     * Reads two sheets: offices ({@code id;institution;kato;bin;kk;ru}) and people
     * ({@code user;surname;name;patronymic;role;office}, one line per position).
     *
     * @param from first day of every position
     */
    public static Roster read(Resource offices, Resource people, LocalDate from) {
        return new Roster(Sheet.read(offices).stream().map(Roster::office).toList(), entries(people, from));
    }

    private static Office office(Map<String, String> row) {
        return new Office(row.get("id"), Institution.valueOf(row.get("institution")), row.get("kato"), row.get("bin"),
                row.get("kk"), row.get("ru"));
    }

    private static List<Entry> entries(Resource people, LocalDate from) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Map<String, String> row : Sheet.read(people)) {
            Person person = new Person(row.get("user"), row.get("surname"), row.get("name"), row.get("patronymic"));
            entries.computeIfAbsent(person.userId(), user -> new Entry(person, new ArrayList<>())).appointments()
                    .add(new Appointment(row.get("role"), row.get("office"), from, null));
        }
        return List.copyOf(entries.values());
    }
}
