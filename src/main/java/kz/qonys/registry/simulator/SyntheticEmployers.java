package kz.qonys.registry.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kz.qonys.registry.LegalEntity;

/** Employers that the simulated register of legal entities knows. Their serials are higher than any that was issued. */
public final class SyntheticEmployers {

    /** Number of employers. Every tenth is liquidated, every tenth idle. */
    public static final int EMPLOYERS = 40;

    private static final long SEED = 20261123L;
    private static final List<String[]> ACTIVITIES = List.of(
            new String[] {"Шаруа қожалығы", "Крестьянское хозяйство", "Смешанное сельское хозяйство"},
            new String[] {"Құрылыс", "Строительная компания", "Строительство жилых зданий"},
            new String[] {"Орта мектеп", "Средняя школа", "Основное и общее среднее образование"},
            new String[] {"Аудандық аурухана", "Районная больница", "Деятельность больниц"},
            new String[] {"Наубайхана", "Пекарня", "Производство хлебобулочных изделий"});
    private static final List<String[]> PLACES = List.of(
            new String[] {"591010000", "Северо-Казахстанская область", "г. Петропавловск"},
            new String[] {"551010000", "Павлодарская область", "г. Павлодар"},
            new String[] {"391010000", "Костанайская область", "г. Костанай"});

    private final List<LegalEntity> employers;

    private SyntheticEmployers(List<LegalEntity> employers) {
        this.employers = List.copyOf(employers);
    }

    /** The same on every machine and at every start. */
    public static SyntheticEmployers standard() {
        List<LegalEntity> employers = new ArrayList<>();
        for (int serial = 99_001; employers.size() < EMPLOYERS; serial++) {
            int number = employers.size();
            bin(serial).ifPresent(bin -> employers.add(employer(bin, number)));
        }
        return new SyntheticEmployers(employers);
    }

    public List<LegalEntity> all() {
        return employers;
    }

    public Optional<LegalEntity> byBin(String bin) {
        return employers.stream().filter(employer -> employer.bin().equals(bin)).findFirst();
    }

    private static LegalEntity employer(String bin, int number) {
        Random random = new Random(SEED * 31 + number);
        String[] activity = ACTIVITIES.get(number % ACTIVITIES.size());
        String[] place = PLACES.get(random.nextInt(PLACES.size()));
        LocalDate registered = LocalDate.of(2024, 6, 1 + random.nextInt(28));
        String name = "«Синтетика-" + (number + 1) + "»";
        return new LegalEntity(bin, name + " " + activity[0], activity[1] + " " + name, registered,
                number % 10 == 9 ? registered.plusMonths(14) : null, number % 10 == 4, place[0],
                place[1] + ", " + place[2] + ", ул. Абая, " + (1 + random.nextInt(90)), activity[2]);
    }

    /** Registered in June 2024, a resident entity, no branch; empty when the serial has no check digit. */
    private static Optional<String> bin(int serial) {
        return SyntheticIin.checked("240640" + serial);
    }
}
