package kz.qonys.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.Tika;

/** Types of content that are taken. The type is what the first bytes say; the kind that the sender says must agree. */
public enum MediaType {
    JPEG(MediaKind.PHOTO, "image/jpeg", "jpg", List.of("image/jpeg")),
    PNG(MediaKind.PHOTO, "image/png", "png", List.of("image/png")),
    MP4(MediaKind.VIDEO, "video/mp4", "mp4", List.of("video/mp4", "application/mp4", "video/x-m4v")),
    QUICKTIME(MediaKind.VIDEO, "video/quicktime", "mov", List.of("video/quicktime")),
    THREE_GPP(MediaKind.VIDEO, "video/3gpp", "3gp", List.of("video/3gpp", "video/3gpp2")),
    WEBM(MediaKind.VIDEO, "video/webm", "webm", List.of("video/webm", "video/x-matroska", "application/x-matroska"));

    /** So many first bytes are looked at. */
    static final int HEAD = 8192;

    private static final Tika TIKA = new Tika();
    private static final List<String> MARKUP = List.of("<script", "<html", "<svg", "<?php");

    private final MediaKind kind;
    private final String code;
    private final String extension;
    private final List<String> detected;

    MediaType(MediaKind kind, String code, String extension, List<String> detected) {
        this.kind = kind;
        this.code = code;
        this.extension = extension;
        this.detected = detected;
    }

    /** As written in HTTP. */
    public String code() {
        return code;
    }

    public MediaKind kind() {
        return kind;
    }

    /** Usual ending of file names. */
    public String extension() {
        return extension;
    }

    static Optional<MediaType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** The type of content, told from its first bytes; empty when it is none of ours or plays two parts. */
    static Optional<MediaType> detect(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (MARKUP.stream().anyMatch(text::contains)) {
            return Optional.empty();
        }
        String found = TIKA.detect(head);
        return Arrays.stream(values()).filter(type -> type.detected.contains(found)).findFirst();
    }
}
