package kz.qonys.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    /** The example of RFC 8785, section 3.2.2 and its result in 3.2.3. */
    @Test
    void shouldWriteTheExampleOfTheStandard() {
        String example = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        String expected = "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";

        byte[] bytes =
                CanonicalJson.bytes(CanonicalJson.read(example.getBytes(StandardCharsets.UTF_8), JsonNode.class));

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    /** The sorting example of RFC 8785, section 3.2.3: by UTF-16 code units. */
    @Test
    void shouldSortNamesByCodeUnits() {
        Map<String, String> members = Map.of("\u20ac", "Euro Sign", "\r", "Carriage Return", "\ufb33",
                "Hebrew Letter Dalet With Dagesh", "1", "One", "\ud83d\ude00", "Emoji: Grinning Face", "\u0080",
                "Control", "\u00f6", "Latin Small Letter O With Diaeresis");

        String text = new String(CanonicalJson.bytes(members), StandardCharsets.UTF_8);

        assertThat(List.of("Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew").stream()
                .map(text::indexOf).toList()).isSorted();
    }

    @Test
    void shouldNameEveryByteOfAnObject() {
        byte[] bytes = CanonicalJson.bytes(Map.of("caseNumber", "QN-26-000001", "fields", List.of(
                Map.of("key", "applicantSurname", "label", "Тегі", "shown", "Әбенова"),
                Map.of("key", "decision", "label", "Шешім", "shown", "ескерту жоқ")),
                "documents", List.of(), "round", 1));

        List<CanonicalJson.Part> parts = CanonicalJson.parts(bytes);

        assertThat(parts).extracting(CanonicalJson.Part::name)
                .containsExactly("caseNumber", "fields/applicantSurname", "fields/decision", "round");
        assertThat(parts).allSatisfy(part -> assertThat(Hashes.sha256(Arrays.copyOfRange(bytes, part.offset(),
                part.offset() + part.length()))).isEqualTo(part.sha256()));
        CanonicalJson.Part surname = parts.get(1);
        assertThat(new String(bytes, surname.offset(), surname.length(), StandardCharsets.UTF_8))
                .startsWith("{\"key\":\"applicantSurname\"").endsWith("}");
        assertThat(new String(bytes, parts.get(3).offset(), parts.get(3).length(), StandardCharsets.UTF_8))
                .isEqualTo("\"round\":1");
    }
}
