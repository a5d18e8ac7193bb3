package kz.qonys.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Kazakh and Russian texts of the Camunda web applications: complete, unbroken, without English left over.
 * English of the shipped jar is the measure, so an upgrade of Camunda that adds a text fails here.
 */
class WebappLocaleTest {

    private static final String FOLDER = "META-INF/resources/webjars/camunda/app/%s/locales/%s.json";
    private static final List<String> APPS = List.of("tasklist", "welcome", "admin", "cockpit");
    private static final List<String> LANGUAGES = List.of("kk", "ru");

    /** The one text that is replaced, not translated: an advertisement becomes the name of the service. */
    private static final String BANNER = "labels.BANNER_CE_EOL_TEXT";

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*[\\w.]+\\s*}}|\\{}|</?[a-zA-Z][^>]*>|&\\w+;|\\$\\d");
    private static final Pattern HTML_NAME =
            Pattern.compile("</?(?:a|b|br|br/|code|em|i|li|p|span|strong|ul)\\b[^>]*>");
    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

    /** Names of products, formats and metrics, and what a person must type exactly so. */
    private static final Set<String> LATIN_ALLOWED = Set.of(
            "Camunda", "Cockpit", "Tasklist", "cockpit", "tasklist", "Optimize", "Qonys", "BPMN", "DMN", "DRD",
            "CSV", "JSON", "XML", "API", "URL", "ID", "LDAP", "Ctrl", "DI", "EDE", "FNI", "PI", "TU", "resolve");

    /** Loan words that both languages write alike. */
    private static final Set<String> SAME_IN_BOTH = Set.of(
            "Профиль", "Ресурс", "Объект", "Операция", "Операция:", "<Операция>", "Инцидент: ID",
            "Модель: {{resourceLabel}}");

    private static final Map<String, Integer> DATE_LISTS = Map.of(
            "months", 12, "monthsShort", 12, "weekdays", 7, "weekdaysMin", 7, "weekdaysShort", 7);

    private final ObjectMapper json = new ObjectMapper();

    static Stream<Arguments> shipped() {
        return APPS.stream().flatMap(app -> LANGUAGES.stream().map(language -> Arguments.of(app, language)));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldHaveExactlyTheKeysOfTheJar_whenTranslated(String app, String language) throws IOException {
        Map<String, String> english = labels(app, "en");

        assertThat(labels(app, language).keySet()).containsExactlyElementsOf(english.keySet());
        assertThat(fieldNames(tree(app, language))).isEqualTo(fieldNames(tree(app, "en")));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldKeepPlaceholdersAndMarkup_whenTranslated(String app, String language) throws IOException {
        Map<String, String> english = labels(app, "en");

        labels(app, language).forEach((key, text) -> {
            if (!key.equals(BANNER)) {
                assertThat(placeholders(text)).as("%s %s %s", app, language, key)
                        .isEqualTo(placeholders(english.get(key)));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldHaveNoEmptyText_whenTheJarHasOne(String app, String language) throws IOException {
        Map<String, String> english = labels(app, "en");

        labels(app, language).forEach((key, text) ->
                assertThat(text.isBlank()).as("%s %s %s", app, language, key).isEqualTo(english.get(key).isBlank()));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldHaveNoEnglishWord_whenTranslated(String app, String language) throws IOException {
        labels(app, language).forEach((key, text) ->
                assertThat(latinWords(text)).as("%s %s %s: %s", app, language, key, text).isSubsetOf(LATIN_ALLOWED));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldDifferFromTheOtherLanguage_whenNotAllowed(String app, String language) throws IOException {
        Map<String, String> other = labels(app, language.equals("kk") ? "ru" : "kk");

        labels(app, language).forEach((key, text) -> {
            if (CYRILLIC.matcher(text).find() && !SAME_IN_BOTH.contains(text)) {
                assertThat(text).as("%s %s", app, key).isNotEqualTo(other.get(key));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldSpellWithItsOwnAlphabet_whenTranslated(String app, String language) throws IOException {
        Pattern foreign = Pattern.compile(language.equals("kk") ? "[^\\P{IsCyrillic}А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]"
                : "[ӘәҒғҚқҢңӨөҰұҮүҺһІі]");
        // T stands inside the date pattern that people see
        Pattern mixed = Pattern.compile("[A-SU-Za-z]\\p{IsCyrillic}|\\p{IsCyrillic}[A-SU-Za-z]");

        labels(app, language).forEach((key, text) -> {
            assertThat(foreign.matcher(text).find()).as("%s %s %s: %s", app, language, key, text).isFalse();
            assertThat(mixed.matcher(text).find()).as("%s %s %s: %s", app, language, key, text).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldHaveCompleteDates_whenTheAppShowsDates(String app, String language) throws IOException {
        JsonNode english = tree(app, "en").path("dateLocales");
        JsonNode dates = tree(app, language).path("dateLocales");

        assertThat(fieldNames(dates)).isEqualTo(fieldNames(english));
        for (String part : fieldNames(english)) {
            if (DATE_LISTS.containsKey(part)) {
                assertNames(dates.path(part), DATE_LISTS.get(part));
            } else {
                assertThat(fieldNames(dates.path(part))).as(part).isEqualTo(fieldNames(english.path(part)));
                dates.path(part).forEach(value -> assertThat(value.asText()).as(part).isNotBlank());
            }
        }
        if (!english.isMissingNode()) {
            assertThat(dates.at("/longDateFormat/L").asText()).isEqualTo("DD.MM.YYYY");
            assertThat(dates.at("/week/dow").asInt()).as("Monday").isEqualTo(1);
        }
    }

    @Test
    void shouldTranslateTheSameFormTexts_whenKazakhOrRussian() throws IOException {
        JsonNode texts = json.readTree(classLoader()
                .getResourceAsStream("META-INF/resources/webjars/camunda/app/desk/form-texts.json"));

        assertThat(fieldNames(texts)).containsExactlyInAnyOrder("kk", "ru");
        assertThat(fieldNames(texts.path("kk"))).isEqualTo(fieldNames(texts.path("ru"))).isNotEmpty();
        for (String english : fieldNames(texts.path("ru"))) {
            int groups = english.startsWith("^") ? Pattern.compile(english).matcher("").groupCount() : 0;
            for (String language : LANGUAGES) {
                String text = texts.path(language).path(english).asText();
                assertThat(text).as("%s %s", language, english).isNotBlank();
                Matcher reference = Pattern.compile("\\$(\\d)").matcher(text);
                while (reference.find()) {
                    assertThat(Integer.parseInt(reference.group(1))).as("%s %s", language, english)
                            .isBetween(1, groups);
                }
            }
        }
    }

    @Test
    void shouldFindEveryFormTextInTheJar_whenFormJsShowsIt() throws IOException {
        String bundle = text("META-INF/resources/webjars/camunda/lib/deps.js");

        for (String text
                : List.of("Field is required.", "Field must match pattern ", "Field must have minimum value of ",
                "Field must have maximum value of ", "Field must have minimum length of ",
                "Field must have maximum length of ",
                "Field must be a valid  international phone number. (e.g. +4930664040900)",
                "Field must be a valid email.",
                "Value is not a number.", "Date and time must both be entered.", "All values selected", "No results",
                "Add new", "Remove list item ", "Expand all (", "Nothing to show.", "Click to remove sorting")) {
            assertThat(bundle).as("form-js text").contains(text);
        }
    }

    private static void assertNames(JsonNode names, int count) {
        List<JsonNode> lists = names.isArray() ? List.of(names)
                : List.of(names.path("format"), names.path("standalone"));
        for (JsonNode list : lists) {
            assertThat(list).hasSize(count);
            list.forEach(name -> assertThat(name.asText()).containsPattern(CYRILLIC));
        }
    }

    private Map<String, String> labels(String app, String language) throws IOException {
        Map<String, String> labels = new LinkedHashMap<>();
        collect("labels", tree(app, language).path("labels"), labels);
        assertThat(labels).as("%s %s", app, language).isNotEmpty();
        return labels;
    }

    private static void collect(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> collect(path + "." + field.getKey(), field.getValue(), into));
        } else {
            into.put(path, node.asText());
        }
    }

    private JsonNode tree(String app, String language) throws IOException {
        String text = text(FOLDER.formatted(app, language));
        return json.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static List<String> placeholders(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String part = matcher.group().replaceAll("\\s+(?=})|(?<=\\{)\\s+", "");
            if (!part.startsWith("<") || HTML_NAME.matcher(part).matches()) {
                found.add(part);
            }
        }
        found.sort(null);
        return found;
    }

    private static Set<String> latinWords(String text) {
        Set<String> words = new TreeSet<>();
        Matcher matcher = LATIN_WORD.matcher(PLACEHOLDER.matcher(text).replaceAll(" "));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static Set<String> fieldNames(JsonNode node) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> iterator = node.fieldNames(); iterator.hasNext(); ) {
            names.add(iterator.next());
        }
        return names;
    }

    private static String text(String resource) throws IOException {
        try (InputStream stream = classLoader().getResourceAsStream(resource)) {
            assertThat(stream).as(resource).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ClassLoader classLoader() {
        return WebappLocaleTest.class.getClassLoader();
    }
}
