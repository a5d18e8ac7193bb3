package kz.qonys.employment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.employment.PriorityScore.Circumstances;
import kz.qonys.employment.PriorityScore.Points;
import kz.qonys.employment.Seekers.Seeker;
import kz.qonys.registry.Vacancy;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Service;

/**
 * Which vacancies of the region of settlement suit which adult of the family, best first. A vacancy is shown when the
 * person has its occupation, or when it asks for no more than general education.
 */
@Service
class Matching {

    /** A vacancy for a person, and why it stands where it stands. */
    record Match(Seeker seeker, Vacancy vacancy, int score, List<Points> why) {

        /** Names the match in a form. */
        String key() {
            return vacancy.id() + "/" + seeker.person().personId();
        }
    }

    private static final List<String> EDUCATION = List.of("none", "general", "vocational", "higher");

    private final Seekers seekers;
    private final VacancyStore vacancies;
    private final PriorityScore table;
    private final Occupations occupations;
    private final CaseFiles cases;
    private final StaffDirectory staff;
    private final EmploymentProperties properties;
    private final Clock clock;

    Matching(Seekers seekers, VacancyStore vacancies, PriorityScore table, Occupations occupations, CaseFiles cases,
            StaffDirectory staff, EmploymentProperties properties, Clock clock) {
        this.seekers = seekers;
        this.vacancies = vacancies;
        this.table = table;
        this.occupations = occupations;
        this.cases = cases;
        this.staff = staff;
        this.properties = properties;
        this.clock = clock;
    }

    /** The best matches; empty while no vacancy is on file. */
    List<Match> matches(String caseId, Access access) {
        LocalDate today = LocalDate.now(clock);
        List<Vacancy> open = vacancies.open(region(caseId), caseId, today);
        Map<String, Integer> openings = open.stream()
                .collect(Collectors.groupingBy(Vacancy::occupation, Collectors.summingInt(Vacancy::places)));
        int children = (int) cases.persons(caseId, access).stream().filter(person -> person.minorOn(today)).count();
        List<Match> matches = new ArrayList<>();
        seekers.of(caseId, access).stream().filter(Seeker::wanted).forEach(seeker -> open.stream()
                .filter(vacancy -> suits(seeker, vacancy))
                .map(vacancy -> match(seeker, vacancy, openings.get(vacancy.occupation()), children))
                .forEach(matches::add));
        return matches.stream().sorted(Comparator.comparingInt(Match::score).reversed()
                        .thenComparing(match -> match.vacancy().wageTo(), Comparator.reverseOrder())
                        .thenComparing(Match::key))
                .limit(properties.shown()).toList();
    }

    /**
     * The match of a key, with its vacancy held until the transaction ends; empty when it is gone or its places are
     * taken.
     */
    Optional<Match> match(String caseId, String key, Access access) {
        vacancies.lock(key.substring(0, Math.max(0, key.indexOf('/'))));
        return matches(caseId, access).stream().filter(match -> match.key().equals(key)).findFirst();
    }

    /** Nine-digit code of the region of settlement. */
    String region(String caseId) {
        return staff.office(cases.summary(caseId).settlementOffice()).orElseThrow().region();
    }

    private static boolean suits(Seeker seeker, Vacancy vacancy) {
        return vacancy.occupation().equals(seeker.occupation()) || EDUCATION.indexOf(vacancy.education()) <= 1;
    }

    private Match match(Seeker seeker, Vacancy vacancy, int openings, int children) {
        List<Points> why = table.points(new Circumstances(vacancy.occupation(),
                vacancy.occupation().equals(seeker.occupation()), educated(seeker, vacancy),
                occupations.find(vacancy.occupation()).map(Occupations.Occupation::trade).orElse(false), openings,
                children, vacancy.housing().code()));
        return new Match(seeker, vacancy, why.stream().mapToInt(Points::points).sum(), why);
    }

    /** Of relatives the education is not on file: they have what every school leaver has. */
    private static boolean educated(Seeker seeker, Vacancy vacancy) {
        int has = seeker.education() == null ? 1 : EDUCATION.indexOf(seeker.education());
        return has >= EDUCATION.indexOf(vacancy.education());
    }
}
