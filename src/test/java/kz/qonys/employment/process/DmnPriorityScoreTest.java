package kz.qonys.employment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kz.qonys.employment.PriorityScore.Circumstances;
import kz.qonys.employment.PriorityScore.Points;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of priorities as it is delivered. */
class DmnPriorityScoreTest {

    private final DmnPriorityScore score = new DmnPriorityScore();

    @ParameterizedTest(name = "{0}, fits {1}, educated {2}, trade {3}, openings {4}, children {5}, {6}")
    @CsvSource({
        "teacher, true, true, false, 9, 0, none, occupation education teacher, 75",
        "doctor, true, true, false, 1, 0, service, occupation education doctor housing, 85",
        "veterinarian, true, true, false, 1, 4, hostel, occupation education veterinarian many-children hostel, 95",
        "welder, true, true, true, 5, 0, none, occupation education trade-in-demand, 65",
        "welder, true, true, true, 4, 0, none, occupation education, 50",
        "teacher, false, true, false, 9, 4, none, education, 10",
        "general-worker, false, false, true, 9, 5, rent-paid, many-children housing, 25",
        "general-worker, false, false, true, 9, 3, none, '', 0"})
    void shouldSayWhatThePointsAreFor(String occupation, boolean fits, boolean educated, boolean trade, int openings,
            int children, String housing, String reasons, int points) {
        List<Points> parts = score.points(
                new Circumstances(occupation, fits, educated, trade, openings, children, housing));

        assertThat(parts).extracting(Points::reason).containsExactlyElementsOf(
                Arrays.stream(reasons.split(" ")).filter(reason -> !reason.isEmpty()).toList());
        assertThat(parts.stream().mapToInt(Points::points).sum()).isEqualTo(points);
    }

    @Test
    void shouldHaveWordsForEveryReason() {
        Messages messages = new Messages();
        List<Points> parts = score.points(new Circumstances("doctor", true, true, true, 9, 9, "service"));

        for (Language language : Language.values()) {
            assertThat(parts).allSatisfy(part ->
                    assertThat(messages.text(language, "employment.reason." + part.reason())).isNotBlank());
        }
    }
}
