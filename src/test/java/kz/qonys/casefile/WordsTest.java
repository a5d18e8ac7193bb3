package kz.qonys.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.staff.Roles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.i18n.LocaleContextHolder;

class WordsTest {

    private final Words words = new Words(new Messages(), new TestStaff(), new Roles());

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldNameEveryFieldCodeStageAndKind(Language language) {
        LocaleContextHolder.setLocale(language.locale());
        try {
            FieldCatalogue.fields().forEach(field -> assertThat(words.label(field.key())).isNotBlank());
            FieldCatalogue.memberFields().forEach(field -> assertThat(words.memberLabel(field.name())).isNotBlank());
            Stream.concat(FieldCatalogue.fields().stream(), FieldCatalogue.memberFields().stream())
                    .forEach(field -> field.codes().forEach(
                            code -> assertThat(words.code(field.enumeration(), code)).isNotBlank()));
            Stream.of(Stage.values()).forEach(stage -> assertThat(words.stage(stage)).isNotBlank());
            Stream.of(DocumentKind.values()).forEach(kind -> assertThat(
                    new Messages().text("documentKind." + kind.code())).isNotBlank());
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
