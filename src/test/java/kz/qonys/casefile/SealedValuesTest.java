package kz.qonys.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SealedValuesTest {

    private static final SealedColumn WORDS = new SealedColumn("plan_version", "words");

    private final FieldCipher cipher = new FieldCipher(
            new KeyRing(Map.of("a", TestSystem.KEY_A), "a", TestSystem.INDEX));
    private final SealedValues values = new SealedValues(cipher);

    @Test
    void shouldOpenWhatItSealed_whenTheRowIsTheSame() {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("wish", "мектеп жақын болса");
        said.put("people", List.of("1", "2"));
        said.put("none", null);

        assertThat(values.open(WORDS, "1", values.seal(WORDS, "1", said))).containsExactlyEntriesOf(said);
    }

    @Test
    void shouldStoreOneJsonObjectUnderTheContextOfItsRow() {
        String sealed = values.seal(WORDS, "1", Map.of("round", 2));

        assertThat(cipher.open(sealed, "plan_version.words/1")).isEqualTo("{\"round\":2}");
    }

    @Test
    void shouldRefuse_whenMovedToAnotherRow() {
        String sealed = values.seal(WORDS, "1", Map.of("round", 2));

        assertThatThrownBy(() -> values.open(WORDS, "2", sealed)).isInstanceOf(FieldCipher.UnreadableException.class);
    }

    @Test
    void shouldGiveAnEmptyMapToFill_whenNothingWasSealed() {
        Map<String, Object> nothing = values.open(WORDS, "1", null);
        nothing.put("round", 1);

        assertThat(nothing).containsExactly(Map.entry("round", 1));
    }
}
