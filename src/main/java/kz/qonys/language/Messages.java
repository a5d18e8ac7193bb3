package kz.qonys.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Words for people. Reads every {@code messages/*_{kk,ru,en}.properties} on the class path; placeholders are those of
 * {@link java.text.MessageFormat}. A missing key is a defect: it throws, and a test compares the key sets.
 */
@Component
public class Messages {

    /** Code of people without citizenship, as in travel documents (ICAO 9303). */
    private static final String STATELESS = "XXA";

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    public Messages() {
        source.setBasenames(basenames());
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
    }

    /** The text of a key in the reader's language. */
    public String text(String key, Object... arguments) {
        return text(Language.current(), key, arguments);
    }

    /** The text of a key in the given language. */
    public String text(Language language, String key, Object... arguments) {
        return source.getMessage(key, arguments, language.locale());
    }

    /** The text of a complaint in the reader's language. */
    public String text(Fault fault) {
        return text(fault.key(), fault.arguments().toArray());
    }

    /** Name of a state by its ISO 3166-1 alpha-3 code, of XXA too; the code itself where there is none. */
    public String country(Language language, String code) {
        if (STATELESS.equals(code)) {
            return text(language, "value.country.stateless");
        }
        return Arrays.stream(Locale.getISOCountries()).map(two -> new Locale("", two))
                .filter(country -> country.getISO3Country().equals(code)).findFirst()
                .map(country -> country.getDisplayCountry(language.locale())).orElse(code);
    }

    /** The store behind this bean, for templates. */
    public ResourceBundleMessageSource source() {
        return source;
    }

    private static String[] basenames() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:messages/*_ru.properties"))
                    .map(resource -> "messages." + resource.getFilename().replace("_ru.properties", ""))
                    .distinct()
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
