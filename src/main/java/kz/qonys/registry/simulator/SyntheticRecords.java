package kz.qonys.registry.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import kz.qonys.registry.CivilActs;
import kz.qonys.registry.EducationRecord;
import kz.qonys.registry.Gender;
import kz.qonys.registry.ResidenceHistory;
import kz.qonys.registry.simulator.SyntheticPopulation.Home;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;

/**
 * What the further registries hold about the synthetic families, drawn from them: acts name the relatives that the
 * family card names, addresses are those of the register of persons. Each person has an own random source, so the
 * families stay as they are.
 */
public final class SyntheticRecords {

    private static final String HERE = "KAZ";
    private static final int MONTHS_BEFORE_BIRTH = 10;
    private static final int SCHOOL_AGE = 6;
    private static final int ADULT = 18;
    private static final int CALLED_UP_UNTIL = 60;
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final List<String> SPECIALITIES = List.of("Учитель начальных классов", "Сварочное дело",
            "Сестринское дело", "Ветеринарная медицина", "Агрономия", "Бухгалтерский учёт", "Информационные системы",
            "Строительство зданий");

    private final SyntheticPopulation population;

    public SyntheticRecords(SyntheticPopulation population) {
        this.population = population;
    }

    /** Acts that name this person; empty when none was registered in Kazakhstan. */
    public Optional<CivilActs> acts(String iin) {
        return population.byIin(iin).map(person -> new CivilActs(iin, births(person), marriages(person)))
                .filter(acts -> !acts.births().isEmpty() || !acts.marriages().isEmpty());
    }

    /** Diplomas of Kazakhstan and present study; empty when there is neither. */
    public Optional<EducationRecord> education(String iin) {
        return population.byIin(iin)
                .map(person -> new EducationRecord(iin, diplomas(person), study(person).orElse(null)))
                .filter(record -> !record.diplomas().isEmpty() || record.study() != null);
    }

    /** Present and past registrations; empty when there was none. */
    public Optional<ResidenceHistory> residence(String iin) {
        return population.byIin(iin).filter(person -> person.home() != null)
                .map(person -> new ResidenceHistory(iin, registrations(person)));
    }

    /** True for a man of the age for it who is a citizen; empty when the person is unknown or no subject of it. */
    public Optional<Boolean> military(String iin) {
        return population.byIin(iin)
                .filter(person -> person.gender() == Gender.MALE && HERE.equals(person.citizenship()))
                .filter(person -> person.alive() && age(person) >= ADULT && age(person) <= CALLED_UP_UNTIL)
                .map(person -> random(person, "military").nextInt(10) > 0);
    }

    private List<CivilActs.Birth> births(Person person) {
        return Stream.concat(Stream.of(person), population.childrenOf(person).stream())
                .filter(Person::birthCertificate).map(SyntheticRecords::birth).toList();
    }

    private static CivilActs.Birth birth(Person child) {
        return new CivilActs.Birth(birthNumber(child), child.birthDate().plusDays(20), child.iin(),
                child.birthDate(), child.fatherIin(), child.motherIin());
    }

    /** Number of the act of birth, as the register of persons names the certificate. */
    static String birthNumber(Person child) {
        return "10" + child.iin().substring(4);
    }

    private List<CivilActs.Marriage> marriages(Person person) {
        Optional<Person> spouse = Optional.ofNullable(person.spouseIin()).flatMap(population::byIin);
        if (spouse.isPresent()) {
            return marriedHere(person, spouse.get()) ? List.of(marriage(person, spouse.get())) : List.of();
        }
        boolean divorced = HERE.equals(person.citizenship()) && person.spouseIin() == null && person.alive()
                && age(person) > 30 && random(person, "divorce").nextInt(3) == 0;
        return divorced ? List.of(divorced(person)) : List.of();
    }

    /** Citizens married at home; of the others the act is in the state that they came from. */
    private static boolean marriedHere(Person person, Person spouse) {
        return HERE.equals(person.citizenship()) && HERE.equals(spouse.citizenship());
    }

    private CivilActs.Marriage marriage(Person person, Person spouse) {
        Person younger = person.birthDate().isAfter(spouse.birthDate()) ? person : spouse;
        LocalDate grown = younger.birthDate().plusYears(ADULT).plusDays(1);
        LocalDate on = population.childrenOf(person).stream().findFirst()
                .map(child -> child.birthDate().minusMonths(MONTHS_BEFORE_BIRTH))
                .map(before -> before.isBefore(grown) ? grown : before).orElse(grown.plusMonths(15));
        Optional<LocalDate> death = Stream.of(person, spouse).map(Person::deathDate)
                .filter(Objects::nonNull).min(Comparator.naturalOrder());
        return new CivilActs.Marriage(marriageNumber(person, spouse), on, spouse.iin(), death.orElse(null),
                death.map(day -> CivilActs.End.DEATH).orElse(null));
    }

    private static CivilActs.Marriage divorced(Person person) {
        LocalDate on = person.birthDate().plusYears(24).plusMonths(5);
        return new CivilActs.Marriage("20" + person.iin().substring(4), on, null, on.plusYears(4),
                CivilActs.End.DIVORCE);
    }

    /** The same from both sides. */
    private static String marriageNumber(Person person, Person spouse) {
        String first = person.iin().compareTo(spouse.iin()) < 0 ? person.iin() : spouse.iin();
        return "20" + first.substring(4);
    }

    private static List<EducationRecord.Diploma> diplomas(Person person) {
        if (!HERE.equals(person.citizenship()) || age(person) < ADULT) {
            return List.of();
        }
        Random random = random(person, "education");
        EducationRecord.Level level = EducationRecord.Level.values()[random.nextInt(3)];
        List<EducationRecord.Diploma> diplomas = new ArrayList<>();
        if (level != EducationRecord.Level.GENERAL) {
            boolean higher = level == EducationRecord.Level.HIGHER;
            diplomas.add(new EducationRecord.Diploma(level, number(random, higher ? "ЖБ-Б" : "ТКБ"),
                    higher ? "Синтетический университет" : "Синтетический колледж",
                    SPECIALITIES.get(random.nextInt(SPECIALITIES.size())),
                    LocalDate.of(person.birthDate().getYear() + (higher ? 22 : 20), 6, 30)));
        }
        diplomas.add(new EducationRecord.Diploma(EducationRecord.Level.GENERAL, number(random, "ЖОБ"),
                school(random), null, LocalDate.of(person.birthDate().getYear() + 17, 6, 10)));
        return diplomas.stream().filter(diploma -> diploma.issuedOn().isBefore(TODAY)).toList();
    }

    private static Optional<EducationRecord.Study> study(Person person) {
        boolean pupil = age(person) >= SCHOOL_AGE && age(person) < ADULT && person.home() != null;
        return pupil
                ? Optional.of(new EducationRecord.Study(school(random(person, "school")),
                        LocalDate.of(Math.min(person.birthDate().getYear() + SCHOOL_AGE + 1, 2025), 9, 1)))
                : Optional.empty();
    }

    private static String school(Random random) {
        return "Синтетическая средняя школа № " + (1 + random.nextInt(90));
    }

    private static String number(Random random, String series) {
        return series + " " + "%07d".formatted(random.nextInt(10_000_000));
    }

    private static List<ResidenceHistory.Registration> registrations(Person person) {
        Home home = person.home();
        LocalDate since = home.since().isBefore(person.birthDate()) ? person.birthDate() : home.since();
        List<ResidenceHistory.Registration> registrations = new ArrayList<>();
        registrations.add(new ResidenceHistory.Registration(ResidenceHistory.Kind.PERMANENT, home.kato(),
                line(home), since, null));
        if (age(person) >= ADULT && random(person, "residence").nextInt(4) == 0) {
            registrations.add(new ResidenceHistory.Registration(ResidenceHistory.Kind.TEMPORARY, "710000000",
                    "г. Астана", since.minusYears(2), since.minusDays(1)));
        }
        return registrations;
    }

    private static String line(Home home) {
        return String.join(", ", Stream.of("Казахстан", home.region(), home.district(), home.city(), home.street(),
                home.building(), home.flat()).filter(Objects::nonNull).toList());
    }

    private static int age(Person person) {
        return person.birthDate().until(TODAY).getYears();
    }

    private static Random random(Person person, String purpose) {
        return new Random(person.iin().hashCode() * 31L + purpose.hashCode());
    }
}
