package kz.qonys.security;

import java.util.Optional;
import kz.qonys.language.Language;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code login_language}. */
@Component
class StoredLanguageChoices implements LanguageChoices {

    private final JdbcClient jdbc;

    StoredLanguageChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void remember(String userId, Language language) {
        if (update(userId, language) == 0) {
            try {
                jdbc.sql("insert into login_language (user_id, language) values (?, ?)")
                        .params(userId, language.code())
                        .update();
            } catch (DuplicateKeyException chosenTwiceAtOnce) {
                update(userId, language);
            }
        }
    }

    @Override
    public Optional<Language> choiceOf(String userId) {
        return jdbc.sql("select language from login_language where user_id = ?")
                .param(userId)
                .query(String.class)
                .optional()
                .flatMap(Language::of);
    }

    private int update(String userId, Language language) {
        return jdbc.sql("update login_language set language = ? where user_id = ?")
                .params(language.code(), userId)
                .update();
    }
}
