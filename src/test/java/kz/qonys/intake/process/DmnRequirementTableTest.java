package kz.qonys.intake.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kz.qonys.intake.Requirement;
import kz.qonys.intake.Situation;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DmnRequirementTableTest {

    private static final DmnRequirementTable TABLE = new DmnRequirementTable();
    private static final Messages MESSAGES = new Messages();

    @ParameterizedTest
    @CsvFileSource(resources = "/intake/required-documents.csv", numLinesToSkip = 1, delimiter = ';')
    void shouldAskForExactlyTheDocumentsOfTheOrder(String role, String category, boolean minor, boolean married,
            boolean divorced, boolean foreign, boolean educated, String consent, String expected) {
        List<Requirement> required = TABLE.requirements(
                new Situation(role, category, minor, married, divorced, foreign, educated, consent));

        assertThat(required).map(row -> row.kind().code() + "/" + (row.registryFirst() ? "registry" : "applicant"))
                .containsExactlyInAnyOrderElementsOf(
                        expected == null ? List.of() : Arrays.asList(expected.split(" ")));
        for (Requirement row : required) {
            for (Language language : Language.values()) {
                assertThat(MESSAGES.text(language, "clause." + row.clause())).isNotBlank();
            }
        }
    }
}
