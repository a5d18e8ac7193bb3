package kz.qonys.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KinshipTest {

    @ParameterizedTest
    @CsvSource({"spouse, son, son", "spouse, daughter, daughter", "spouse, mother, other", "son, spouse, mother",
            "son, daughter, sister", "daughter, son, brother", "daughter, father, other", "mother, father, spouse",
            "father, sister, daughter", "mother, son, other", "brother, sister, sister", "sister, mother, mother",
            "brother, spouse, other", "other, son, other"})
    void shouldSayWhatAMemberIsToTheSuccessor_asFarAsItFollows(String successor, String member, String seenAnew) {
        assertThat(Kinship.member(person("m", member), person("s", successor), 1).relation()).isEqualTo(seenAnew);
    }

    @ParameterizedTest
    @CsvSource({"died, widowed", "divorced, divorced", "left, married"})
    void shouldKnowTheMaritalStatus_whenTheSpouseBecomesApplicant(String reason, String status) {
        PersonStore.Stored applicant = Kinship.applicant(person("s", "spouse"), reason);

        assertThat(applicant.person().applicant()).isTrue();
        assertThat(applicant.ordinal()).isZero();
        assertThat(applicant.data()).containsEntry("maritalStatus", status).containsEntry("surname", "Серікова");
    }

    @Test
    void shouldNotGuessTheMaritalStatus_whenAChildBecomesApplicant() {
        assertThat(Kinship.applicant(person("s", "son"), "died").data()).doesNotContainKey("maritalStatus");
    }

    private static PersonStore.Stored person(String id, String relation) {
        return new PersonStore.Stored(id, "case", 3, relation, Map.of("surname", "Серікова", "gender", "female"));
    }
}
