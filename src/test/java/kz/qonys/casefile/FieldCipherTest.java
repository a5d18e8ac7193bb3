package kz.qonys.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class FieldCipherTest {

    private static final String A = TestSystem.KEY_A;
    private static final String B = TestSystem.KEY_B;
    private static final String INDEX = TestSystem.INDEX;

    private final FieldCipher cipher = cipher(Map.of("a", A), "a");

    @Property(tries = 200)
    void shouldOpenWhatItSealed(@ForAll String plain, @ForAll String context) {
        String valid = new String(plain.getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(cipher.open(cipher.seal(valid, context), context)).isEqualTo(valid);
    }

    @Test
    void shouldDifferEachTime_whenTheSameIsSealed() {
        assertThat(cipher.seal("Асан", "t.c/1")).isNotEqualTo(cipher.seal("Асан", "t.c/1")).startsWith("a:");
    }

    @Test
    void shouldRefuse_whenMovedToAnotherRowOrColumn() {
        String sealed = cipher.seal("Асан", SealedColumns.PERSON.context("1"));

        assertThatThrownBy(() -> cipher.open(sealed, SealedColumns.PERSON.context("2")))
                .isInstanceOf(FieldCipher.UnreadableException.class);
        assertThatThrownBy(() -> cipher.open(sealed, SealedColumns.SECTION.context("1")))
                .isInstanceOf(FieldCipher.UnreadableException.class);
    }

    @Test
    void shouldRefuse_whenAnyByteWasChanged() {
        String sealed = cipher.seal("Асан", "x");
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(2));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            String tampered = "a:" + Base64.getEncoder().encodeToString(changed);
            assertThatThrownBy(() -> cipher.open(tampered, "x")).isInstanceOf(FieldCipher.UnreadableException.class);
        }
    }

    @Test
    void shouldRefuse_whenKeyIsWrongMissingOrTextIsNotSealed() {
        String sealed = cipher.seal("Асан", "x");

        assertThatThrownBy(() -> cipher(Map.of("a", B), "a").open(sealed, "x"))
                .isInstanceOf(FieldCipher.UnreadableException.class);
        assertThatThrownBy(() -> cipher(Map.of("b", B), "b").open(sealed, "x"))
                .isInstanceOf(FieldCipher.UnreadableException.class).hasMessageNotContaining("Асан");
        for (String rubbish : new String[] {"", "Асан", "a:", "a:??", "a:QUJD"}) {
            assertThatThrownBy(() -> cipher.open(rubbish, "x")).isInstanceOf(FieldCipher.UnreadableException.class);
        }
    }

    @Test
    void shouldSealUnderCurrentKey_whenOldKeysStay() {
        String old = cipher.seal("Асан", "x");
        FieldCipher both = cipher(Map.of("a", A, "b", B), "b");

        assertThat(both.open(old, "x")).isEqualTo("Асан");
        assertThat(both.seal("Асан", "x")).startsWith("b:");
        assertThat(both.seal(null, "x")).isNull();
        assertThat(both.open(null, "x")).isNull();
    }

    @Test
    void shouldSaySo_whenKeysCannotBeUsed() {
        assertThatThrownBy(() -> cipher(Map.of("a", "short"), "a")).hasMessageContaining("256 bits");
        assertThatThrownBy(() -> cipher(Map.of("a", A), "b")).hasMessageContaining("current-key");
        assertThatThrownBy(() -> cipher(Map.of("A b", A), "A b")).hasMessageContaining("key id");
        assertThatThrownBy(() -> new KeyRing(Map.of("a", A), "a", null)).hasMessageContaining("index-key");
        assertThat(new KeyProperties(Map.of("a", A), "a", INDEX, false).toString()).doesNotContain(A, INDEX);
    }

    @Test
    void shouldKeepGeneratedKeys_whenDemoStartsAgain(@TempDir Path folder) throws Exception {
        MockEnvironment demo = new MockEnvironment();
        demo.setActiveProfiles("demo");
        KeyProperties none = new KeyProperties(Map.of(), null, null, false);
        KeyConfiguration configuration = new KeyConfiguration();

        String sealed = new FieldCipher(configuration.caseFileKeys(none, demo, folder)).seal("Асан", "x");

        assertThat(new FieldCipher(configuration.caseFileKeys(none, demo, folder)).open(sealed, "x")).isEqualTo("Асан");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(GeneratedKeys.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldRefuseGeneratedOrNoKeys_whenProduction(@TempDir Path folder) {
        MockEnvironment production = new MockEnvironment();
        production.setActiveProfiles("postgres");
        KeyConfiguration configuration = new KeyConfiguration();

        assertThatThrownBy(() -> configuration.caseFileKeys(new KeyProperties(Map.of(), null, null, false), production,
                folder)).hasMessageContaining("no keys");
        assertThatThrownBy(() -> configuration.caseFileKeys(
                new KeyProperties(Map.of("generated-1", A), "generated-1", INDEX, false), production, folder))
                .hasMessageContaining("demo");
        assertThat(folder).isEmptyDirectory();
    }

    private static FieldCipher cipher(Map<String, String> keys, String current) {
        return new FieldCipher(new KeyRing(keys, current, INDEX));
    }
}
