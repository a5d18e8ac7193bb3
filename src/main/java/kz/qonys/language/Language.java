package kz.qonys.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;

/** A language a reader may choose. Region KZ throughout: it decides currency and date patterns. */
public enum Language {
    KK, RU, EN;

    /** The language of a reader who has not chosen one. */
    public static final Language DEFAULT = RU;

    /** Two-letter code in lower case, as used in cookies, file names and model properties. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code() + "-KZ");
    }

    /** The language of the request being served; {@link #DEFAULT} outside a request. */
    public static Language current() {
        return Optional.ofNullable(LocaleContextHolder.getLocaleContext())
                .map(LocaleContext::getLocale)
                .flatMap(locale -> of(locale.getLanguage()))
                .orElse(DEFAULT);
    }

    /** The language of a two-letter code; empty when it is none of ours. */
    public static Optional<Language> of(String code) {
        return Arrays.stream(values()).filter(language -> language.code().equalsIgnoreCase(code)).findFirst();
    }
}
