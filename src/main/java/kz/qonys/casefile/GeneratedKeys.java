package kz.qonys.casefile;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/**
 * Keys of a demo installation: made once, kept in {@code casefile-keys.properties} beside the demo database, readable
 * by the owner only. Their ids begin with {@link #PREFIX}, which production refuses.
 */
final class GeneratedKeys {

    static final String PREFIX = "generated-";
    static final String FILE = "casefile-keys.properties";

    private static final String CURRENT = PREFIX + "1";
    private static final String INDEX = "index-key";

    private GeneratedKeys() {
    }

    static KeyRing in(Path folder) {
        try {
            Path file = folder.resolve(FILE);
            if (!Files.exists(file)) {
                create(folder, file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo keys below qonys.data cannot be read or made.", e);
        }
    }

    private static KeyRing read(Path file) throws IOException {
        Properties stored = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            stored.load(in);
        }
        return new KeyRing(Map.of(CURRENT, stored.getProperty(CURRENT, "")), CURRENT, stored.getProperty(INDEX));
    }

    private static void create(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        Properties fresh = new Properties();
        fresh.setProperty(CURRENT, random());
        fresh.setProperty(INDEX, random());
        Path part = ownerOnly(folder.resolve(FILE + ".part"));
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.TRUNCATE_EXISTING)) {
            fresh.store(out, "Demo keys of the case file. Losing them makes the demo cases unreadable.");
        }
        Files.move(part, file);
    }

    private static Path ownerOnly(Path file) throws IOException {
        Files.deleteIfExists(file);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createFile(file);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
