package kz.qonys.employment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.qonys.language.Language;
import org.springframework.stereotype.Component;

/** Occupations of vacancies and of people, {@code employment/occupations.csv}. */
@Component
public class Occupations {

    /**
     * One occupation.
     *
     * @param trade true for a trade learnt by doing, which villages lack
     */
    public record Occupation(String code, String kk, String ru, String en, boolean trade, List<String> words) {

        String name(Language language) {
            return switch (language) {
                case KK -> kk;
                case RU -> ru;
                case EN -> en;
            };
        }
    }

    private final List<Occupation> all = Rows.of("employment/occupations.csv").stream()
            .map(row -> new Occupation(row[0], row[1], row[2], row[3], "yes".equals(row[4]),
                    Arrays.asList(row[5].split("\\|")))).toList();

    public List<Occupation> all() {
        return all;
    }

    public Optional<Occupation> find(String code) {
        return all.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** Name for the reader; the code itself when the exchange uses one that is not in our table. */
    String name(String code) {
        return find(code).map(one -> one.name(Language.current())).orElse(code);
    }

    /** The occupation that the first of the texts names; of several the one named by the longest word. */
    Optional<String> named(String... texts) {
        return Arrays.stream(texts).filter(text -> text != null && !text.isBlank())
                .map(text -> text.toLowerCase(Locale.ROOT)).map(this::named).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> named(String text) {
        return all.stream().filter(one -> longest(one, text) > 0)
                .max(Comparator.comparingInt(one -> longest(one, text))).map(Occupation::code);
    }

    private static int longest(Occupation one, String text) {
        return one.words().stream().filter(text::contains).mapToInt(String::length).max().orElse(0);
    }
}
