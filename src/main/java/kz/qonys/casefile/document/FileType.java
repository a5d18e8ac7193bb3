package kz.qonys.casefile.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** File types that a family may hand in. */
public enum FileType {
    PDF("application/pdf", List.of("pdf")),
    JPEG("image/jpeg", List.of("jpg", "jpeg")),
    PNG("image/png", List.of("png")),
    WEBP("image/webp", List.of("webp")),
    HEIC("image/heic", List.of("heic", "heif"));

    private final String mediaType;
    private final List<String> extensions;

    FileType(String mediaType, List<String> extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    public String mediaType() {
        return mediaType;
    }

    static Optional<FileType> byExtension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(type -> type.extensions.contains(extension)).findFirst();
    }

    static Optional<FileType> byMediaType(String mediaType) {
        String one = "image/heif".equals(mediaType) ? HEIC.mediaType : mediaType;
        return Arrays.stream(values()).filter(type -> type.mediaType.equals(one)).findFirst();
    }
}
