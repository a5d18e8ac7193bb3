package kz.qonys.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class CalendarFilesTest {

    @Test
    void shouldNameEveryFault_whenFilesAreWrong() {
        String text = """
                date;kind;name_ru;name_kk;source
                2026-02-30;day-off;а;б;в
                2025-01-01;day-off;а;б;в
                2026-03-02;working-day;а;б;в
                2026-05-01;free;а;б;в
                2026-05-07;day-off;а;б;
                2026-07-06;day-off;а;б;в
                2026-07-06;day-off;а;б;в
                """;

        assertThatThrownBy(() -> CalendarFiles.of(Map.of("kz-2026.csv", text, "calendar.csv", "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("calendar.csv: the name is not kz-<year>.csv")
                .hasMessageContaining("'2026-02-30' is no date")
                .hasMessageContaining("2025-01-01 is of another year")
                .hasMessageContaining("2026-03-02 is worked anyway")
                .hasMessageContaining("kind 'free' is neither day-off nor working-day")
                .hasMessageContaining("not five filled columns: 2026-05-07;day-off;а;б;")
                .hasMessageContaining("2026-07-06 stands twice");
    }

    @Test
    void shouldRefuse_whenNoFileIsFound() {
        assertThatThrownBy(() -> CalendarFiles.read("classpath*:no/such/kz-*.csv"))
                .hasMessage("The working calendar is refused: no file was found");
    }

    @Test
    void shouldMarkTheExpectedHoliday_whenItsDateIsNotConfirmedYet() throws IOException {
        String text = new ClassPathResource("processes/calendars/kz-2027.csv")
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(text.lines().filter(line -> line.startsWith("2027-05-16;day-off")).findFirst().orElseThrow())
                .contains("ожидаемая дата", "подтвердить");
    }
}
