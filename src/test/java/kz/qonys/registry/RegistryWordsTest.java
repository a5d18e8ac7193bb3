package kz.qonys.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistryWordsTest {

    private final Messages messages = new Messages();

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldNameEveryRegistryOperationAndOutcome(Language language) {
        for (Registry registry : Registry.values()) {
            assertThat(messages.text(language, "registry.name." + registry.code())).isNotBlank();
        }
        for (Outcome outcome : Outcome.values()) {
            assertThat(messages.text(language, "registry.outcome." + outcome.code())).isNotBlank();
        }
        for (String operation : List.of(RegistryInquiries.PERSON, RegistryInquiries.FAMILY,
                RegistryInquiries.REGISTER, RegistryInquiries.STATUS)) {
            assertThat(messages.text(language, "registry.operation." + operation)).isNotBlank();
        }
        assertThat(messages.text(language, "registry.attempts", 3)).contains("3");
    }
}
