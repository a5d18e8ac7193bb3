package kz.qonys.registry;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Compares names of persons across alphabets: Kazakh and Russian Cyrillic, Latin of passports and of the 2021 alphabet.
 * "Қасымжан", "КАСЫМЖАН", "Kassymzhan" and "Qasymjan" are one name. Meant to point an officer at a likely match, never
 * to decide by itself.
 */
public final class Names {

    private Names() {
    }

    /** True when both are written forms of one name, or both are missing. */
    public static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /** Key under which all written forms of a name meet; empty for a missing name. Not for display. */
    public static String folded(String name) {
        if (name == null) {
            return "";
        }
        StringBuilder latin = new StringBuilder();
        // Folding letter by letter comes before NFD: й and ё would otherwise lose their marks
        Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).codePoints()
                .forEach(letter -> latin.append(latin(letter)));
        return withoutDoubles(simplified(stripped(latin.toString())));
    }

    private static String latin(int letter) {
        return switch (letter) {
            case 'а', 'ә' -> "a";
            case 'б' -> "b";
            case 'в' -> "v";
            case 'г', 'ғ' -> "g";
            case 'д' -> "d";
            case 'е', 'ё', 'э' -> "e";
            case 'ж' -> "j";
            case 'з' -> "z";
            case 'и', 'й', 'і', 'ы', 'ı' -> "i";
            case 'к', 'қ' -> "k";
            case 'л' -> "l";
            case 'м' -> "m";
            case 'н', 'ң' -> "n";
            case 'о', 'ө' -> "o";
            case 'п' -> "p";
            case 'р' -> "r";
            case 'с' -> "s";
            case 'т' -> "t";
            case 'у', 'ұ', 'ү' -> "u";
            case 'ф' -> "f";
            case 'х', 'һ' -> "h";
            case 'ц' -> "ts";
            case 'ч' -> "ch";
            case 'ш', 'щ', 'ş' -> "sh";
            case 'ю' -> "iu";
            case 'я' -> "ia";
            default -> Character.toString(letter);
        };
    }

    private static String stripped(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("[^a-z]", "");
    }

    private static String simplified(String latin) {
        return latin.replace("zh", "j").replace("kh", "h").replace("gh", "g").replace("yo", "e")
                .replace('q', 'k').replace('y', 'i').replace('w', 'u').replace("x", "ks").replace("ie", "e");
    }

    private static String withoutDoubles(String text) {
        return text.replaceAll("(.)\\1+", "$1");
    }
}
