package kz.qonys.signature.proof;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.qonys.signature.CanonicalJson;

/** Where a manifest that cannot be read was changed, found beside one that was written anew from the other files. */
final class ManifestPlace {

    /** Stands where the manifest has a time, which no other file tells. */
    static final String TIME = "@";

    private static final String QUOTED = '"' + TIME + '"';
    private static final Pattern MOMENT = Pattern.compile("\"\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\"");
    private static final Pattern PART = Pattern.compile("\\{[^{}\\[\\]]*\"sha256\":\"[0-9a-f]{64}\"}");
    private static final Pattern FILE = Pattern.compile("\"([^\"]+)\":\"[0-9a-f]{64}\"");

    private final Manifest anew;
    private final String expected;

    ManifestPlace(Manifest anew) {
        this.anew = anew;
        this.expected = text(CanonicalJson.bytes(anew));
    }

    /** Words for where these bytes differ first, with what must stand before them. */
    String of(byte[] bytes) {
        String actual = text(bytes);
        int place = 0;
        int at = 0;
        while (place < expected.length()) {
            if (expected.startsWith(QUOTED, place)) {
                Matcher moment = MOMENT.matcher(actual).region(at, actual.length());
                if (!moment.lookingAt()) {
                    return ", in a time" + whose(place);
                }
                at = moment.end();
                place += QUOTED.length();
            } else if (at < actual.length() && actual.charAt(at) == expected.charAt(place)) {
                at++;
                place++;
            } else {
                return words(place);
            }
        }
        return "";
    }

    private String words(int place) {
        String part = at(PART, place).map(found -> CanonicalJson.read(bytes(found.group()), CanonicalJson.Part.class))
                .map(found -> ", where it tells of " + ProofCheck.named(found)).orElse("");
        String whose = whose(place);
        return whose.isEmpty() ? at(FILE, place).map(found -> utf8(found.group(1)))
                .map(file -> ", where it tells of " + file + whoseFolder(file)).orElse("") : part + whose;
    }

    private Optional<MatchResult> at(Pattern pattern, int place) {
        return pattern.matcher(expected).results()
                .filter(found -> found.start() - 1 <= place && place <= found.end()).findFirst();
    }

    /** Whose entry a place lies in; empty before and behind the entries. */
    private String whose(int place) {
        int end = expected.indexOf("],\"files\":{");
        int start = end < place ? -1 : expected.lastIndexOf("{\"folder\":\"", place);
        if (start < 0) {
            return "";
        }
        int name = start + "{\"folder\":\"".length();
        return whoseFolder(expected.substring(name, expected.indexOf('"', name)));
    }

    private String whoseFolder(String name) {
        return anew.entries().stream().filter(entry -> name.startsWith(entry.folder())).findFirst()
                .map(entry -> "; signature of " + entry.signer()).orElse("");
    }

    /** One character a byte. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String utf8(String text) {
        return new String(bytes(text), StandardCharsets.UTF_8);
    }
}
