package kz.qonys.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Words for people. Reads every {@code messages/*_{kk,ru,en}.properties} on the class path; placeholders are those of
 * {@link java.text.MessageFormat}. A missing key is a defect: it throws, and a test compares the key sets.
 */
@Component
public class Messages {

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
