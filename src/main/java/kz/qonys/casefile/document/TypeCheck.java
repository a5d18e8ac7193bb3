package kz.qonys.casefile.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.Tika;

/**
 * Tells the type of a file from its first bytes and lets it pass when that type is allowed and its extension agrees.
 * Nothing is opened or parsed, so a bomb has nothing to go off in.
 */
public final class TypeCheck {

    /** So many first bytes are looked at. */
    public static final int HEAD = 8192;

    private static final Tika TIKA = new Tika();
    private static final byte[] PDF_BEGIN = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private TypeCheck() {
    }

    /** The type, when the first bytes and the name agree on an allowed one. */
    public static Optional<FileType> of(byte[] head, String fileName) {
        Optional<FileType> named = FileType.byExtension(fileName);
        Optional<FileType> found = FileType.byMediaType(TIKA.detect(head));
        return found.isPresent() && found.equals(named) && begins(found.get(), head) && !script(head)
                ? found : Optional.empty();
    }

    /** Readers of PDF forgive rubbish before the header, which is how one file plays two; we do not. */
    private static boolean begins(FileType type, byte[] head) {
        if (type != FileType.PDF) {
            return true;
        }
        for (int i = 0; i < PDF_BEGIN.length; i++) {
            if (i >= head.length || head[i] != PDF_BEGIN[i]) {
                return false;
            }
        }
        return true;
    }

    /** A picture or a page that begins with markup for a browser is meant for something else. */
    private static boolean script(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return text.contains("<script") || text.contains("<html") || text.contains("<svg") || text.contains("<?php");
    }
}
