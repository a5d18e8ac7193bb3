package kz.qonys.terms;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import javax.sql.DataSource;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class CalendarLibraryTest {

    private static final String HEADER = "date;kind;name_ru;name_kk;source\n";
    private static final String ORDER = "Приказ о переносе дней отдыха";

    private final DataSource database = TermsDatabase.fresh();
    private final Clock clock = Clock.fixed(at("2026-11-16T10:00"), Calendars.ZONE);
    private final CalendarStore store = new CalendarStore(JdbcClient.create(database));
    private CalendarLibrary library;

    @BeforeEach
    void open() {
        library = node();
    }

    @Test
    void shouldNameEveryFaultWithItsLine_whenAFileIsWrong() {
        String text = HEADER + "2028-02-30;day-off;а;б;в\n\n2027-01-01;day-off;а;б;в\n2028-03-02;working-day;а;б;в\n"
                + "2028-05-01;free;а;б;в\n2028-05-07;day-off;а;б;\n2028-07-06;day-off;а;б;в\n"
                + "2028-07-06;day-off;а;б;в\n";

        List<String> faults = faults(text, " ");

        assertThat(faults).containsExactlyInAnyOrder(
                "Укажите приказ или закон, которому следует файл, не длиннее 300 знаков.",
                "Строка 2: «2028-02-30» не дата (год-месяц-день)",
                "Строка 4: 2027-01-01 относится к другому году",
                "Строка 5: 2028-03-02 и так рабочий день",
                "Строка 6: вид «free» не day-off и не working-day",
                "Строка 7: не пять заполненных столбцов: 2028-05-07;day-off;а;б;",
                "Строка 9: 2028-07-06 стоит дважды");
        assertThat(library.drafts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "date;kind;name_ru;name_kk;source\n",
            "date;kind;name_ru;name_kk;source\n2023-01-02;day-off;а;б;в\n",
        "2026-01-01;day-off;а;б;в\n"})
    void shouldRefuse_whenThereIsNothingToGoBy(String text) {
        assertThat(faults(text, ORDER)).isNotEmpty();
    }

    @Test
    void shouldChangeNothing_whenAFileIsADraft() {
        String version = library.calendar().version();

        CalendarDraft draft = library.add(HEADER + "2026-11-18;day-off;а;б;в\n", ORDER, "admin");

        assertThat(library.refresh()).isFalse();
        assertThat(library.calendar().version()).isEqualTo(version);
        assertThat(node().calendar().version()).isEqualTo(version);
        assertThat(library.differences(draft)).contains(LocalDate.of(2026, 11, 18), LocalDate.of(2026, 1, 1))
                .doesNotContain(LocalDate.of(2026, 11, 17));
    }

    @Test
    void shouldBeInForceOnEveryNodeAndAfterARestart_whenApplied() {
        CalendarLibrary other = node();
        CalendarDraft draft = library.add(HEADER + "2026-11-18;day-off;а;б;в\n", ORDER, "admin");

        store.apply(draft.id(), "admin", clock.instant(), "before", "after");

        assertThat(library.refresh()).isTrue();
        assertThat(other.refresh()).isTrue();
        assertThat(other.refresh()).isFalse();
        for (CalendarLibrary node : List.of(library, other, node())) {
            assertThat(node.calendar().isWorkingDay(LocalDate.of(2026, 11, 18))).isFalse();
            assertThat(node.calendar().version()).isEqualTo(library.calendar().version());
        }
    }

    @Test
    void shouldTakeTheLatest_whenAYearCameTwice() {
        CalendarDraft first = library.add(HEADER + "2026-11-18;day-off;а;б;в\n", ORDER, "admin");
        CalendarDraft second = library.add(HEADER + "2026-11-19;day-off;а;б;в\n", ORDER, "admin");
        store.apply(second.id(), "admin", clock.instant(), "before", "after");
        store.apply(first.id(), "admin", clock.instant().plusSeconds(1), "before", "after");

        library.refresh();

        assertThat(library.calendar().isWorkingDay(LocalDate.of(2026, 11, 18))).isFalse();
        assertThat(library.calendar().isWorkingDay(LocalDate.of(2026, 11, 19))).isTrue();
    }

    private List<String> faults(String text, String source) {
        Messages messages = new Messages();
        FaultException[] thrown = new FaultException[1];
        assertThatThrownBy(() -> library.add(text, source, "admin")).isInstanceOfSatisfying(FaultException.class,
                fault -> thrown[0] = fault);
        return thrown[0].faults().stream()
                .map(fault -> messages.text(Language.RU, fault.key(), fault.arguments().toArray())).toList();
    }

    private CalendarLibrary node() {
        return new CalendarLibrary(new TermsProperties("classpath*:processes/calendars/kz-*.csv", LocalTime.of(9, 0),
                LocalTime.of(18, 30), 20), store, clock, Calendars.onFile());
    }
}
