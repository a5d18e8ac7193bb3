package kz.qonys.employment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.qonys.language.Language;
import org.springframework.stereotype.Component;

/** Active employment measures that may be offered, {@code employment/active-measures.csv}. */
@Component
public class ActiveMeasures {

    /**
     * One measure.
     *
     * @param from  first day on which it is offered
     * @param until last day, null while no end is known
     */
    public record Measure(String code, LocalDate from, LocalDate until, List<String> names, List<String> notes) {

        boolean offeredOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }

        String name(Language language) {
            return names.get(place(language));
        }

        String note(Language language) {
            return notes.get(place(language));
        }

        private static int place(Language language) {
            return switch (language) {
                case KK -> 0;
                case RU -> 1;
                case EN -> 2;
            };
        }
    }

    private final List<Measure> all = Rows.of("employment/active-measures.csv").stream()
            .map(row -> new Measure(row[0], LocalDate.parse(row[1]), row[2].isBlank() ? null : LocalDate.parse(row[2]),
                    List.of(row[3], row[4], row[5]), List.of(row[6], row[7], row[8]))).toList();

    /** Measures offered on the day, in the order of the table. */
    public List<Measure> on(LocalDate day) {
        return all.stream().filter(measure -> measure.offeredOn(day)).toList();
    }

    Optional<Measure> find(String code) {
        return all.stream().filter(measure -> measure.code().equals(code)).findFirst();
    }
}
