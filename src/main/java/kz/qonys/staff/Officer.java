package kz.qonys.staff;

import java.util.List;

/**
 * A person who works with the system. The id is the Camunda user id.
 *
 * @param id         user id
 * @param surname    surname
 * @param name       given name
 * @param patronymic patronymic, may be empty
 * @param positions  roles in offices, at least one
 */
public record Officer(String id, String surname, String name, String patronymic, List<Position> positions) {

    /** A role held in an office. */
    public record Position(String role, Office office) {
    }

    public boolean holds(String role) {
        return positions.stream().anyMatch(position -> position.role().equals(role));
    }

    public boolean worksIn(String officeId) {
        return positions.stream().anyMatch(position -> position.office().id().equals(officeId));
    }

    /** Surname with initials, as written on task cards. */
    public String shortName() {
        return surname + " " + initial(name) + initial(patronymic);
    }

    private static String initial(String part) {
        return part == null || part.isBlank() ? "" : part.substring(0, part.offsetByCodePoints(0, 1)) + ".";
    }
}
