package kz.qonys.registry.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import kz.qonys.registry.JobFair;
import kz.qonys.registry.LegalEntity;
import kz.qonys.registry.Vacancy;
import kz.qonys.registry.Vacancy.Housing;

/**
 * What the simulated labour exchange offers: {@value #VACANCIES} vacancies over twenty regions. Places and employers
 * are invented.
 */
public final class SyntheticVacancies {

    /** Number of vacancies. */
    public static final int VACANCIES = 2_400;

    private static final long SEED = 20261124L;
    private static final int DAYS_OPEN = 45;
    private static final int WAGE_STEP = 5_000;

    /** Region prefix, its centre, two districts. */
    private static final List<String[]> PLACES = List.of(
            places("10", "Семей", "Жарминский район", "Бородулихинский район"),
            places("11", "Кокшетау", "Бурабайский район", "Зерендинский район"),
            places("15", "Актобе", "Мартукский район", "Хромтауский район"),
            places("19", "Конаев", "Илийский район", "Талгарский район"),
            places("23", "Атырау", "Махамбетский район", "Индерский район"),
            places("27", "Уральск", "район Бәйтерек", "Бурлинский район"),
            places("31", "Тараз", "Байзакский район", "Кордайский район"),
            places("33", "Талдыкорган", "Панфиловский район", "Коксуский район"),
            places("35", "Караганда", "Осакаровский район", "Нуринский район"),
            places("39", "Костанай", "район Беимбета Майлина", "Мендыкаринский район"),
            places("43", "Кызылорда", "Сырдарьинский район", "Шиелийский район"),
            places("47", "Актау", "Мунайлинский район", "Тупкараганский район"),
            places("55", "Павлодар", "Баянаульский район", "Успенский район"),
            places("59", "Петропавловск", "Кызылжарский район", "Аккайынский район"),
            places("61", "Туркестан", "Сайрамский район", "Келесский район"),
            places("62", "Жезказган", "Улытауский район", "Жанааркинский район"),
            places("63", "Усть-Каменогорск", "Глубоковский район", "Шемонаихинский район"),
            places("71", "Астана", "район Алматы", "район Есиль"),
            places("75", "Алматы", "Алатауский район", "Турксибский район"),
            places("79", "Шымкент", "Каратауский район", "Абайский район"));

    /** Occupation, title, least education, lowest wage in thousand tenge, how often among a hundred. */
    private static final List<Object[]> JOBS = List.of(
            job("teacher", "Учитель", "higher", 220, 9),
            job("kindergarten-teacher", "Воспитатель", "vocational", 160, 5),
            job("doctor", "Врач общей практики", "higher", 350, 5),
            job("nurse", "Медицинская сестра", "vocational", 190, 6),
            job("veterinarian", "Ветеринарный врач", "higher", 230, 4), job("agronomist", "Агроном", "higher", 250, 3),
            job("livestock-farmer", "Животновод", "none", 150, 8),
            job("tractor-driver", "Тракторист-машинист", "vocational", 240, 8),
            job("driver", "Водитель", "general", 220, 6),
            job("mechanic", "Слесарь по ремонту техники", "vocational", 230, 5),
            job("welder", "Электрогазосварщик", "vocational", 280, 5),
            job("electrician", "Электромонтёр", "vocational", 240, 4),
            job("builder", "Каменщик", "general", 250, 6), job("plumber", "Сантехник", "vocational", 220, 2),
            job("cook", "Повар", "vocational", 180, 4), job("baker", "Пекарь", "vocational", 180, 2),
            job("seamstress", "Швея", "vocational", 170, 3), job("shop-assistant", "Продавец", "general", 150, 4),
            job("accountant", "Бухгалтер", "higher", 220, 2), job("engineer", "Инженер", "higher", 300, 2),
            job("it-specialist", "Системный администратор", "vocational", 260, 1),
            job("social-worker", "Социальный работник", "general", 160, 2),
            job("cleaner", "Уборщик помещений", "none", 120, 2), job("general-worker", "Разнорабочий", "none", 140, 2));

    /** Whom employers of an activity look for. */
    private static final Map<String, Set<String>> STAFF = Map.of(
            "Смешанное сельское хозяйство",
            Set.of("veterinarian", "agronomist", "livestock-farmer", "tractor-driver", "driver",
                    "mechanic", "welder", "general-worker", "accountant"),
            "Строительство жилых зданий", Set.of("welder", "electrician", "builder", "plumber", "engineer", "driver",
                    "mechanic", "general-worker", "seamstress", "accountant"),
            "Основное и общее среднее образование", Set.of("teacher", "kindergarten-teacher", "it-specialist", "cook",
                    "cleaner", "social-worker"),
            "Деятельность больниц",
            Set.of("doctor", "nurse", "cook", "cleaner", "social-worker", "driver", "electrician"),
            "Производство хлебобулочных изделий", Set.of("baker", "cook", "shop-assistant", "driver", "accountant"));

    private static final Housing[] HOUSING = {Housing.NONE, Housing.NONE, Housing.NONE, Housing.NONE, Housing.HOSTEL,
        Housing.HOSTEL, Housing.SERVICE, Housing.SERVICE, Housing.RENT_PAID, Housing.NONE};

    /** A vacancy whose dates are counted from the day it is asked for. */
    private record Offer(Vacancy vacancy, int publishedBefore, int openFor) {
    }

    private final List<Offer> offers;

    private SyntheticVacancies(List<Offer> offers) {
        this.offers = List.copyOf(offers);
    }

    /** The same on every machine and at every start. */
    static SyntheticVacancies standard(SyntheticEmployers employers) {
        Random random = new Random(SEED);
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < VACANCIES; i++) {
            String[] places = PLACES.get(i % PLACES.size());
            int place = random.nextInt(places.length - 1);
            int chance = random.nextInt(employers.all().size());
            Object[] job = job(random.nextInt(100));
            offers.add(new Offer(vacancy(i, places, place, employer(employers, (String) job[0], chance), job, random),
                    1 + random.nextInt(20), 5 + random.nextInt(DAYS_OPEN)));
        }
        return new SyntheticVacancies(offers);
    }

    private static LegalEntity employer(SyntheticEmployers employers, String occupation, int chance) {
        List<LegalEntity> fitting = employers.all().stream().filter(one -> one.liquidatedOn() == null
                && STAFF.get(one.activity()).contains(occupation)).toList();
        return fitting.get(chance % fitting.size());
    }

    /** Open vacancies of a region as of the day, by id. */
    public List<Vacancy> of(String region, LocalDate today) {
        return offers.stream().filter(offer -> offer.vacancy().kato().startsWith(region.substring(0, 2)))
                .map(offer -> dated(offer, today)).sorted(Comparator.comparing(Vacancy::id)).toList();
    }

    /** Every vacancy as of the day. */
    public List<Vacancy> all(LocalDate today) {
        return offers.stream().map(offer -> dated(offer, today)).toList();
    }

    /** Job fairs to come in a region. */
    List<JobFair> fairs(String region, LocalDate today) {
        String prefix = region.substring(0, 2);
        return PLACES.stream().filter(places -> places[0].equals(prefix)).flatMap(places -> List.of(
                new JobFair("F" + prefix + "-1", prefix + "1010000", places[1] + ", вокзал", today.plusDays(6)),
                new JobFair("F" + prefix + "-2", prefix + "3630000", places[2] + ", дом культуры", today.plusDays(13)))
                .stream()).toList();
    }

    private static Vacancy vacancy(int number, String[] places, int place, LegalEntity employer, Object[] job,
            Random random) {
        int wage = ((int) job[3] + random.nextInt(12) * 10) * 1_000;
        String kato = places[0] + (place == 0 ? "1010000" : "36" + place + "0000").substring(0, 7);
        return new Vacancy("V%05d".formatted(10_000 + number), kato, places[place + 1], employer.bin(),
                employer.nameRu(),
                (String) job[0], (String) job[1], (String) job[2], wage, wage + (1 + random.nextInt(16)) * WAGE_STEP,
                HOUSING[random.nextInt(HOUSING.length)], 1 + random.nextInt(4), LocalDate.EPOCH, LocalDate.EPOCH);
    }

    private static Vacancy dated(Offer offer, LocalDate today) {
        Vacancy one = offer.vacancy();
        return new Vacancy(one.id(), one.kato(), one.locality(), one.employerBin(), one.employer(), one.occupation(),
                one.title(), one.education(), one.wageFrom(), one.wageTo(), one.housing(), one.places(),
                today.minusDays(offer.publishedBefore()), today.plusDays(offer.openFor()));
    }

    private static Object[] job(int percent) {
        int sum = 0;
        for (Object[] job : JOBS) {
            sum += (int) job[4];
            if (percent < sum) {
                return job;
            }
        }
        return JOBS.get(JOBS.size() - 1);
    }

    private static String[] places(String... names) {
        return names;
    }

    private static Object[] job(String occupation, String title, String education, int wage, int often) {
        return new Object[] {occupation, title, education, wage, often};
    }
}
