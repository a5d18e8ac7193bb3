package kz.qonys.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MessagesTest {

    @Test
    void shouldHaveTheSameKeysInEveryLanguage() throws IOException {
        Resource[] russian = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:messages/*_ru.properties");
        assertThat(russian).isNotEmpty();

        for (Resource bundle : russian) {
            Properties ru = properties(bundle);
            for (Language language : Language.values()) {
                String name = bundle.getFilename().replace("_ru.", "_" + language.code() + ".");
                Properties other = properties(bundle.createRelative(name));
                assertThat(other.keySet()).as(name).isEqualTo(ru.keySet());
                assertThat(other.values()).as(name).noneMatch(text -> text.toString().isBlank());
            }
        }
    }

    private static Properties properties(Resource resource) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
