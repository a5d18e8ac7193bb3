package kz.qonys.signature.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

    /** Fixed part of the record before a file, and of its line in the directory; both hold lengths of what follows. */
    private static final int RECORD = 30;
    private static final int LINE = 46;
    private static final int DIRECTORY_MARK = 0x02014b50;

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

    /** Reads the files as they are, changed or not; by their own records where the directory is not readable. */
    static Map<String, byte[]> read(Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new IOException("The file is larger than any proof");
        }
        try {
            return byDirectory(path);
        } catch (IOException | RuntimeException e) {
            Map<String, byte[]> files = byRecords(Files.readAllBytes(path));
            if (files.isEmpty()) {
                throw e;
            }
            return files;
        }
    }

    private static Map<String, byte[]> byDirectory(Path path) throws IOException {
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

    private static Map<String, byte[]> byRecords(byte[] bytes) {
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int at = 0; at + RECORD <= bytes.length && zip.getInt(at) != DIRECTORY_MARK;) {
            int name = at + RECORD;
            int start = name + Short.toUnsignedInt(zip.getShort(at + 26)) + Short.toUnsignedInt(zip.getShort(at + 28));
            long end = start + Integer.toUnsignedLong(zip.getInt(at + 18));
            if (end > bytes.length) {
                break;
            }
            files.put(text(bytes, name, zip.getShort(at + 26)), Arrays.copyOfRange(bytes, start, (int) end));
            at = (int) end;
        }
        return files;
    }

    /** Where the container differs from what holds these files; -1 when nowhere. */
    static int firstDifference(Path path, Map<String, byte[]> files) throws IOException {
        return Arrays.mismatch(Files.readAllBytes(path), write(files));
    }

    /** Name of the file to whose record or line of the directory a byte of the container belongs; empty for its end. */
    static String owner(Map<String, byte[]> files, int offset) {
        byte[] bytes = write(files);
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        for (String name : files.keySet()) {
            at += RECORD + name.getBytes(StandardCharsets.UTF_8).length + files.get(name).length;
            if (offset < at) {
                return name;
            }
        }
        while (at + LINE <= bytes.length && zip.getInt(at) == DIRECTORY_MARK) {
            int end = at + LINE + Short.toUnsignedInt(zip.getShort(at + 28))
                    + Short.toUnsignedInt(zip.getShort(at + 30));
            if (offset < end) {
                return text(bytes, at + LINE, zip.getShort(at + 28));
            }
            at = end;
        }
        return "";
    }

    private static String text(byte[] bytes, int from, short length) {
        return new String(bytes, from, Short.toUnsignedInt(length), StandardCharsets.UTF_8);
    }
}
