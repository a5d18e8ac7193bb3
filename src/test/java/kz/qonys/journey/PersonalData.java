package kz.qonys.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.registry.simulator.SyntheticPopulation.Kin;
import kz.qonys.registry.simulator.SyntheticPopulation.Paper;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;

/**
 * Finds what identifies a person of the walked families in any text: IIN, phone, document and status numbers, full
 * names.
 */
final class PersonalData {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Map<String, String> numbers = new LinkedHashMap<>();
    private final List<Set<String>> names = new ArrayList<>();

    PersonalData(List<Family> families) {
        families.forEach(family -> Stream.concat(Stream.of(family.applicant()), family.kin().stream().map(Kin::person))
                .forEach(this::learn));
    }

    private void learn(Person person) {
        numbers.put(person.iin(), "IIN");
        person.papers().stream().map(Paper::number).forEach(number -> numbers.put(bare(number), "document"));
        if (person.phone() != null) {
            numbers.put(person.phone().replaceAll("\\D", ""), "phone");
        }
        if (person.kandas() != null) {
            numbers.put(bare(person.kandas().number()), "status");
        }
        names.add(Set.of(bare(person.surname()), bare(person.name())));
    }

    /** Kinds of personal data that stand in the text; empty when none does. */
    Set<String> in(String text) {
        if (text == null || text.length() < 4) {
            return Set.of();
        }
        Set<String> found = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        for (Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT)); word.find();) {
            words.add(word.group());
            if (numbers.containsKey(word.group())) {
                found.add(numbers.get(word.group()));
            }
        }
        if (names.stream().anyMatch(words::containsAll)) {
            found.add("name");
        }
        // numbers broken by spaces, dashes or brackets, or grown together with what stands beside them
        String bare = bare(text);
        numbers.forEach((number, kind) -> {
            if (number.length() >= 8 && bare.contains(number)) {
                found.add(kind);
            }
        });
        return found;
    }

    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).map(Character::toLowerCase)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
