package kz.qonys.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.staff.Roles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.i18n.LocaleContextHolder;

class WordsTest {

    private static final TimelineWords TERMS = new TimelineWords() {

        @Override
        public String kind() {
            return "term";
        }

        @Override
        public Optional<String> text(String code) {
            return Optional.of(code).filter("hearing"::equals).map(known -> "Заслушивание заявителя");
        }
    };

    private final Words words = new Words(new Messages(), new TestStaff(), new Roles(),
            new StaticListableBeanFactory(Map.of("terms", TERMS)).getBeanProvider(TimelineWords.class));

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

    @ParameterizedTest
    @CsvSource({"term:hearing, Заслушивание заявителя", "stage:hearing, Заслушивание заявителя",
        "stage:intake, приём заявления", "term:gone, gone", "12:30, 12:30"})
    void shouldAskOtherPackages_whenAnEventNamesWhatIsTheirs(String kept, String told) {
        LocaleContextHolder.setLocale(Language.RU.locale());
        try {
            assertThat(words.event("stage-reached", List.of(kept))).isEqualTo("Этап: " + told);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
