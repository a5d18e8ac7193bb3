package kz.qonys.signature.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The ZIP around a proof: entries stored uncompressed with a fixed date, so that the same files give the same bytes, a
 * changed byte stays in its file, and the container itself can be compared with what it should be.
 */
final class ProofArchive {

    private static final LocalDateTime DATE = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final long LARGEST = 200_000_000;

    private ProofArchive() {
    }

    static byte[] write(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                CRC32 sum = new CRC32();
                sum.update(file.getValue());
                entry.setCrc(sum.getValue());
                entry.setSize(file.getValue().length);
                entry.setTimeLocal(DATE);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads the files as they are, changed or not. */
    static Map<String, byte[]> read(Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new IOException("The file is larger than any proof");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    /** Where the container differs from what holds these files; -1 when nowhere. */
    static int firstDifference(Path path, Map<String, byte[]> files) throws IOException {
        return Arrays.mismatch(Files.readAllBytes(path), write(files));
    }
}
