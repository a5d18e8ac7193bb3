package kz.qonys.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;

/** Two career centres and a few officers. */
public class TestStaff implements StaffDirectory {

    public static final Office TUR = new Office("tur-cc", Institution.CAREER_CENTRE, "611010000", "240640999998",
            "Түркістан МО", "КЦ Туркестан");
    public static final Office SKO =
            new Office("sko-cc", Institution.CAREER_CENTRE, "591010000", "240641999983", "СҚО МО", "КЦ Петропавловск");
    public static final Office LMC =
            new Office("tur-lmc", Institution.MOBILITY_CENTRE, "611010000", "240640999998", "ЕМО", "ЦТМ Туркестан");

    public static final Officer CLERK = officer("tur-career-centre-officer", "career-centre-officer", TUR);
    public static final Officer HEAD = officer("tur-lmc-head", "lmc-head", LMC);
    public static final Officer SETTLER = officer("sko-career-centre-officer", "career-centre-officer", SKO);
    public static final Officer AKIM = officer("tur-rural-akim", "rural-akim", TUR);
    public static final Officer OPERATOR = officer("tur-operator", "info-centre-operator", TUR);

    private static final Map<String, Office> OFFICES =
            Stream.of(TUR, SKO, LMC).collect(Collectors.toMap(Office::id, Function.identity()));
    private static final Map<String, Officer> OFFICERS = Stream.of(CLERK, HEAD, SETTLER, AKIM, OPERATOR)
            .collect(Collectors.toMap(Officer::id, Function.identity()));

    public static Access access(Officer officer) {
        return new Access(officer.id(), officer.positions().get(0).office().id(), "task-1", "userTask_take");
    }

    @Override
    public String group(String role, String officeId) {
        return officeId + "." + role;
    }

    @Override
    public Office officeFor(String role, String officeId) {
        return OFFICES.get(officeId);
    }

    @Override
    public Optional<Office> office(String officeId) {
        return Optional.ofNullable(OFFICES.get(officeId));
    }

    @Override
    public List<Office> offices(Institution institution) {
        return OFFICES.values().stream().filter(office -> office.institution() == institution).toList();
    }

    @Override
    public Optional<Officer> officer(String userId) {
        return Optional.ofNullable(OFFICERS.get(userId));
    }

    @Override
    public List<Officer> holders(String role, String officeId) {
        return OFFICERS.values().stream().filter(one -> one.holds(role) && one.worksIn(officeId)).toList();
    }

    @Override
    public Set<String> groupsOf(String userId) {
        return Set.of();
    }

    private static Officer officer(String id, String role, Office office) {
        return new Officer(id, "Қызметкер", "Айгүл", "", List.of(new Officer.Position(role, office)));
    }
}
