package kz.qonys.desk.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;

/** Two career centres and a local executive body with a handful of officers. */
class FakeStaff implements StaffDirectory {

    static final Office DEPARTURE = new Office("tur-cc", Institution.CAREER_CENTRE, "610000000", "000000000001",
            "Түркістан мансап орталығы", "Карьерный центр Туркестана");
    static final Office SETTLEMENT = new Office("sko-cc", Institution.CAREER_CENTRE, "590000000", "000000000002",
            "СҚО мансап орталығы", "Карьерный центр СКО");
    static final Office EXECUTIVE = new Office("sko-leb", Institution.LOCAL_EXECUTIVE_BODY, "590000000", "000000000003",
            "СҚО басқармасы", "Управление СКО");

    private final List<Officer> officers = List.of(
            officer("anna", "Ахметова", "Анна", "career-centre-officer", DEPARTURE),
            officer("bolat", "Болатов", "Болат", "career-centre-officer", DEPARTURE),
            officer("zhanna", "Өмірова", "Жанна", "leb-officer", EXECUTIVE),
            officer("gulya", "Оспанова", "Гуля", "leb-officer", EXECUTIVE));

    private static Officer officer(String id, String surname, String name, String role, Office office) {
        return new Officer(id, surname, name, "", List.of(new Officer.Position(role, office)));
    }

    @Override
    public String group(String role, String officeId) {
        return officeId + "." + role;
    }

    @Override
    public Office officeFor(String role, String officeId) {
        return role.startsWith("leb") ? EXECUTIVE : office(officeId).orElseThrow();
    }

    @Override
    public Optional<Office> office(String officeId) {
        return Stream.of(DEPARTURE, SETTLEMENT, EXECUTIVE).filter(office -> office.id().equals(officeId)).findFirst();
    }

    @Override
    public List<Office> offices(Institution institution) {
        return Stream.of(DEPARTURE, SETTLEMENT, EXECUTIVE).filter(o -> o.institution() == institution).toList();
    }

    @Override
    public Optional<Officer> officer(String userId) {
        return officers.stream().filter(officer -> officer.id().equals(userId)).findFirst();
    }

    @Override
    public List<Officer> holders(String role, String officeId) {
        return officers.stream().filter(officer -> officer.holds(role) && officer.worksIn(officeId)).toList();
    }

    @Override
    public Set<String> groupsOf(String userId) {
        return officer(userId).stream().flatMap(officer -> officer.positions().stream())
                .map(position -> position.office().id() + "." + position.role()).collect(Collectors.toSet());
    }
}
