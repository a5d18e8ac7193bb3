package kz.qonys.security;

import java.util.Optional;
import kz.qonys.language.Language;

/** Which language a user chose last; put into the cookie at sign-in, so that it follows the user to another browser. */
public interface LanguageChoices {

    void remember(String userId, Language language);

    /** Empty when the user never chose. */
    Optional<Language> choiceOf(String userId);
}
