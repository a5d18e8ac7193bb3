package kz.qonys.registry.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import kz.qonys.registry.DocumentType;
import kz.qonys.registry.Gender;
import kz.qonys.registry.Relation;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.registry.simulator.SyntheticPopulation.Home;
import kz.qonys.registry.simulator.SyntheticPopulation.Kandas;
import kz.qonys.registry.simulator.SyntheticPopulation.Kin;
import kz.qonys.registry.simulator.SyntheticPopulation.Paper;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;

/** Invents families. Each has its own random source, so that a change to one trait leaves the other families alone. */
final class FamilyMaker {

    private static final List<String> MEN = List.of("Асқар", "Бауыржан", "Дәулет", "Ерлан", "Жәнібек", "Кәрім",
            "Қайрат", "Марат", "Мұхтар", "Нұрлан", "Олжас", "Рүстем", "Сәкен", "Серік", "Талғат", "Тимур", "Үміт",
            "Шыңғыс", "Ілияс", "Әділ", "Ғабит", "Қуаныш", "Нұрсұлтан", "Айдос", "Дархан", "Ермек", "Жомарт", "Мейірман",
            "Санжар", "Еркебұлан");
    private static final List<String> WOMEN = List.of("Айгүл", "Ақмарал", "Ботагөз", "Гүлнәр", "Дана", "Жанар",
            "Зере", "Қарлығаш", "Ләззат", "Мәдина", "Назым", "Раушан", "Сәуле", "Тоғжан", "Ұлжан", "Шолпан", "Ырысты",
            "Әсем", "Әйгерім", "Ғалия", "Динара", "Меруерт", "Жұлдыз", "Камила", "Толғанай", "Балнұр", "Іңкәр", "Өрім",
            "Күләш", "Сымбат");
    /** In the form for men; women add -а after -ов, -ев and -ин. */
    private static final List<String> SURNAMES = List.of("Ахметов", "Әбдіров", "Байжанов", "Досымов", "Есенов",
            "Жүнісов", "Қасымов", "Көшербаев", "Мұқанов", "Нұрғалиев", "Оспанов", "Рахымов", "Сәрсенов", "Төлегенов",
            "Үсенов", "Шәріпов", "Ысқақов", "Ілиясов", "Ғабдуллин", "Қожахметов", "Бекмұратов", "Сүлейменов",
            "Жақсылық", "Қабдеш", "Мыңжасар", "Өмірзақ", "Бөкенбай", "Алтынбек", "Ермағамбет", "Сейітжан");
    private static final List<String> STATES = List.of("UZB", "CHN", "MNG", "TKM", "KGZ", "RUS", "IRN", "AFG");
    private static final List<String> STREETS = List.of("Абая", "Жибек жолы", "Тауке хана", "Желтоксан", "Достык",
            "Наурыз", "Бейбитшилик", "Райымбека");

    private static final int YEAR = 2026;
    private static final int SERIALS = 10_000;

    private final long seed;
    private final Set<String> issued = new HashSet<>();

    FamilyMaker(long seed) {
        this.seed = seed;
    }

    List<Family> families(int count) {
        return IntStream.range(0, count).mapToObj(index -> new Maker(index).make()).toList();
    }

    /** One family in the making. */
    private final class Maker {

        private final int index;
        private final Random random;
        private final KnownFamily trait;
        private final boolean kandas;
        private final String region;
        private final String state;
        private final String surname;
        private final Home home;

        Maker(int index) {
            this.index = index;
            this.random = new Random(seed * 31 + index * 7919L);
            this.trait = index < KnownFamily.values().length ? KnownFamily.values()[index] : null;
            this.kandas = trait == null
                    ? index % 5 < 3
                    : trait != KnownFamily.RELATIVES_ELSEWHERE && trait != KnownFamily.ALONE;
            this.region = index % 2 == 0 ? "tur" : "zhe";
            this.state = kandas ? pick(STATES) : "KAZ";
            this.surname = trait == KnownFamily.KAZAKH_LETTERS ? "Қожахметов" : pick(SURNAMES);
            this.home = homeless() ? null : home();
        }

        private boolean homeless() {
            return trait == KnownFamily.NO_ADDRESS || trait == null && index % 12 == 0;
        }

        Family make() {
            Gender gender = random.nextInt(3) > 0 || trait == KnownFamily.FAMILY_OF_FIVE ? Gender.MALE : Gender.FEMALE;
            LocalDate born = date(YEAR - 30 - random.nextInt(18));
            String familyName = surname;
            String givenName = trait == KnownFamily.KAZAKH_LETTERS ? "Қуаныш" : pick(names(gender));
            if (trait == KnownFamily.NAMESAKE || trait == KnownFamily.NAMESAKE_OF_OTHER) {
                gender = Gender.MALE;
                born = LocalDate.of(1988, 4, 17);
                familyName = "Сүлейменов";
                givenName = "Нұрлан";
            } else if (trait == KnownFamily.KAZAKH_LETTERS) {
                gender = Gender.MALE;
            } else if (trait == KnownFamily.FAMILY_OF_FIVE) {
                born = LocalDate.of(1985, 6, 15);
            }
            Draft applicant = new Draft(familyName, givenName, gender, born);
            Draft father = new Draft(familyName, pick(MEN), Gender.MALE, date(born.getYear() - 27));
            Draft mother = new Draft(pick(SURNAMES), pick(WOMEN), Gender.FEMALE, date(born.getYear() - 24));
            applicant.childOf(father, mother);
            father.marry(mother);

            List<Member> members = new ArrayList<>();
            Draft spouse = spouse(applicant);
            if (spouse != null) {
                members.add(new Member(spouse, Relation.SPOUSE, trait != KnownFamily.WIDOWED));
            }
            members.addAll(children(applicant, spouse));
            members.addAll(elsewhere(applicant, father, mother, spouse));
            return finished(applicant, members);
        }

        private Draft spouse(Draft applicant) {
            if (trait == KnownFamily.ALONE || trait == null && random.nextInt(8) == 0) {
                return null;
            }
            Gender gender = applicant.gender == Gender.MALE ? Gender.FEMALE : Gender.MALE;
            Draft spouse = new Draft(pick(SURNAMES), pick(names(gender)), gender,
                    date(applicant.born.getYear() - 2 + random.nextInt(5)));
            spouse.fatherName = pick(MEN);
            spouse.marry(applicant);
            spouse.dead = trait == KnownFamily.WIDOWED;
            return spouse;
        }

        private List<Member> children(Draft applicant, Draft spouse) {
            int count = trait == KnownFamily.FAMILY_OF_FIVE ? 3
                    : trait == KnownFamily.ALONE || spouse == null ? 0 : random.nextInt(5);
            List<Member> children = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Draft child = child(applicant, spouse, Math.max(YEAR - 17, applicant.born.getYear() + 20) + i * 3);
                children.add(new Member(child, filial(child), true));
            }
            return children;
        }

        private Draft child(Draft applicant, Draft spouse, int year) {
            Gender gender = random.nextBoolean() ? Gender.MALE : Gender.FEMALE;
            Draft father = applicant.gender == Gender.MALE ? applicant : spouse;
            Draft mother = applicant.gender == Gender.MALE ? spouse : applicant;
            Draft child = new Draft(father.surname, pick(names(gender)), gender, date(Math.min(year, YEAR - 1)));
            child.childOf(father, mother);
            return child;
        }

        private List<Member> elsewhere(Draft applicant, Draft father, Draft mother, Draft spouse) {
            boolean many = trait == KnownFamily.RELATIVES_ELSEWHERE;
            List<Member> relatives = new ArrayList<>();
            if (many || random.nextInt(3) > 0) {
                father.dead = !many && random.nextInt(3) == 0;
                relatives.add(new Member(father, Relation.FATHER, false));
                relatives.add(new Member(mother, Relation.MOTHER, false));
            }
            if (many || random.nextInt(4) == 0) {
                Draft brother = new Draft(applicant.surname, pick(MEN), Gender.MALE,
                        date(applicant.born.getYear() + 3));
                brother.childOf(father, mother);
                relatives.add(new Member(brother, Relation.BROTHER, false));
            }
            if (many || spouse != null && applicant.born.getYear() < YEAR - 43 && random.nextBoolean()) {
                Draft adult = child(applicant, spouse, Math.min(applicant.born.getYear() + 19, YEAR - 20));
                relatives.add(new Member(adult, filial(adult), false));
            }
            return relatives;
        }

        private Family finished(Draft applicant, List<Member> members) {
            List<Kin> kin = members.stream()
                    .map(member -> new Kin(person(member.draft, member), member.relation, member.household)).toList();
            return new Family(index, kandas ? "kandas" : "migrant", region,
                    person(applicant, new Member(applicant, null, true)), kin);
        }

        private Person person(Draft draft, Member member) {
            boolean minor = draft.born.getYear() > YEAR - 16;
            boolean bornHere = !kandas || minor && draft.born.getYear() >= YEAR - 15;
            LocalDate died = draft.dead ? LocalDate.of(2021, 3, 1 + random.nextInt(28)) : null;
            return new Person(draft.iin, draft.surname(), draft.name, draft.patronymic(), draft.born, died,
                    draft.gender, kandas ? state : "KAZ", member.household ? homeOf(minor) : home(),
                    kandas && member.household ? status() : null, bornHere && (minor || !kandas),
                    papers(draft, member, minor, bornHere), "+7700%07d".formatted(random.nextInt(10_000_000)),
                    draft.father == null ? null : draft.father.iin, draft.mother == null ? null : draft.mother.iin,
                    draft.spouse == null ? null : draft.spouse.iin);
        }

        private Home homeOf(boolean minor) {
            return minor && random.nextInt(4) == 0 ? null : home;
        }

        private List<Paper> papers(Draft draft, Member member, boolean minor, boolean bornHere) {
            LocalDate since = LocalDate.of(2019 + random.nextInt(5), 1 + random.nextInt(12), 1 + random.nextInt(28));
            List<Paper> papers = new ArrayList<>();
            if (kandas && !bornHere) {
                boolean permit = trait == KnownFamily.FAMILY_OF_FIVE
                        ? member.relation == Relation.SPOUSE
                        : !minor && random.nextInt(5) < 3;
                if (permit) {
                    papers.add(new Paper(DocumentType.RESIDENCE_PERMIT, digits("", 9), since, since.plusYears(10),
                            true));
                } else {
                    papers.add(new Paper(DocumentType.FOREIGN_PASSPORT, digits(state.substring(0, 1), 8), since,
                            since.plusYears(10), true));
                }
            } else if (!minor) {
                papers.add(new Paper(DocumentType.ID_CARD, digits("0", 8), since, since.plusYears(10), true));
            }
            if (trait == KnownFamily.DOCUMENT_CLUTTER || random.nextInt(6) == 0 && !minor) {
                papers.add(new Paper(DocumentType.PASSPORT, digits("N", 8), since.minusYears(12),
                        since.minusYears(2), true));
                papers.add(new Paper(DocumentType.ID_CARD, digits("0", 8), since.minusYears(3), since.plusYears(7),
                        false));
            }
            return papers;
        }

        private Kandas status() {
            LocalDate since = trait == KnownFamily.STATUS_RUN_OUT
                    ? LocalDate.of(2022, 2, 1)
                    : LocalDate.of(2026, 1 + random.nextInt(9), 1 + random.nextInt(28));
            return new Kandas(since, since.plusYears(1), digits("K", 7));
        }

        private Home home() {
            LocalDate since = LocalDate.of(2010 + random.nextInt(14), 1 + random.nextInt(12), 1 + random.nextInt(28));
            String street = "ул. " + pick(STREETS);
            String building = Integer.toString(1 + random.nextInt(120));
            String flat = random.nextBoolean() ? Integer.toString(1 + random.nextInt(80)) : null;
            return "tur".equals(region)
                    ? new Home("610000000", "Туркестанская область", "Сайрамский район", "с. Аксукент", street,
                            building, flat, since)
                    : new Home("330000000", "область Жетісу", "г. Талдыкорган", "г. Талдыкорган", street, building,
                            flat, since);
        }

        private String digits(String prefix, int count) {
            StringBuilder number = new StringBuilder(prefix);
            for (int i = 0; i < count; i++) {
                number.append(random.nextInt(10));
            }
            return number.toString();
        }

        private LocalDate date(int year) {
            return LocalDate.of(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
        }

        private String pick(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }

        private List<String> names(Gender gender) {
            return gender == Gender.MALE ? MEN : WOMEN;
        }

        private Relation filial(Draft child) {
            return child.gender == Gender.MALE ? Relation.SON : Relation.DAUGHTER;
        }

        private String issue(LocalDate born, Gender gender) {
            int serial = random.nextInt(SERIALS);
            while (true) {
                Optional<String> iin = SyntheticIin.of(born, gender, serial);
                if (iin.isPresent() && issued.add(iin.get())) {
                    return iin.get();
                }
                serial = (serial + 1) % SERIALS;
            }
        }

        /** A person whose ties are still being knotted. */
        private final class Draft {

            private final String surname;
            private final String name;
            private final Gender gender;
            private final LocalDate born;
            private final String iin;
            private String fatherName;
            private Draft father;
            private Draft mother;
            private Draft spouse;
            private boolean dead;

            Draft(String surname, String name, Gender gender, LocalDate born) {
                this.surname = surname;
                this.name = name;
                this.gender = gender;
                this.born = born;
                this.iin = issue(born, gender);
            }

            void childOf(Draft itsFather, Draft itsMother) {
                father = itsFather;
                mother = itsMother;
                fatherName = itsFather.name;
            }

            void marry(Draft other) {
                spouse = other;
                other.spouse = this;
            }

            String surname() {
                return gender == Gender.FEMALE && surname.matches(".*(ов|ев|ин)") ? surname + "а" : surname;
            }

            String patronymic() {
                return fatherName == null ? null : fatherName + (gender == Gender.MALE ? "ұлы" : "қызы");
            }
        }

        private record Member(Draft draft, Relation relation, boolean household) {
        }
    }
}
