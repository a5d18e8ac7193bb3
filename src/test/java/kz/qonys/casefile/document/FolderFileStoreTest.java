package kz.qonys.casefile.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderFileStoreTest {

    private static final byte[] BYTES = {1, 2, 3};

    private final String key = UUID.randomUUID().toString();
    @TempDir
    Path folder;
    private FileStore store;

    @BeforeEach
    void prepare() {
        store = new FolderFileStore(folder.resolve("documents"));
    }

    @Test
    void shouldGiveBackWhatWasPut_untilDeleted() throws IOException {
        store.put(key, new ByteArrayInputStream(BYTES));
        assertThat(store.open(key).readAllBytes()).isEqualTo(BYTES);
        assertThat(PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("documents").resolve(key.substring(0, 2)))))
                .isEqualTo("rwx------");

        store.delete(key);
        store.delete(key);
        assertThatThrownBy(() -> store.open(key)).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "a", "", "ABCDEFGH", "abcdefgh/../x", "abcdefgh\u0000"})
    void shouldRefuse_whenKeyIsNotOne(String wrong) {
        assertThatThrownBy(() -> store.put(wrong, new ByteArrayInputStream(BYTES)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open(wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNotOpenAFile_whenItBelongsToAnotherKeyOrName() throws IOException {
        String secret = FileCipher.newKey();
        store.put(key, FileCipher.sealing(new ByteArrayInputStream(BYTES), secret, key));

        assertThat(FileCipher.open(store.open(key), secret, key)).isEqualTo(BYTES);
        assertThatThrownBy(() -> FileCipher.open(store.open(key), FileCipher.newKey(), key))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> FileCipher.open(store.open(key), secret, UUID.randomUUID().toString()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> FileCipher.open(new ByteArrayInputStream(BYTES), secret, key))
                .isInstanceOf(IOException.class);
    }
}
