package kz.qonys.terms;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

class TermWordingTest {

    private final WorkingCalendar calendar = Calendars.onFile();

    @ParameterizedTest
    @CsvSource({
        // now, language, level, text; the term ran from Monday 2026-11-02 09:00, 20 business days
        "2026-11-02T09:00, RU, OK, остался 21 раб. день",
        "2026-11-03T09:00, RU, OK, осталось 20 раб. дней",
        "2026-11-27T15:30, RU, WARNING, остался 1 раб. день",
        "2026-11-26T15:30, RU, WARNING, осталось 2 раб. дня",
        "2026-11-17T09:00, RU, HALF, осталось 10 раб. дней",
        "2026-11-30T15:30, RU, WARNING, осталось 3 раб. ч",
        "2026-11-30T18:05, RU, WARNING, осталось 25 раб. мин",
        "2026-12-01T12:00, RU, BREACHED, просрочено на 3 раб. ч",
        "2026-11-30T23:00, RU, BREACHED, срок истёк",
        "2026-12-02T10:00, RU, BREACHED, просрочено на 1 раб. день",
        "2026-12-07T10:00, RU, BREACHED, просрочено на 4 раб. дня",
        "2026-11-30T15:30, KK, WARNING, 3 жұм. сағ. қалды",
        "2026-11-26T15:30, KK, WARNING, 2 жұм. күні қалды",
        "2026-12-02T10:00, KK, BREACHED, мерзімі 1 жұм. күнге өтті",
        "2026-11-27T15:30, EN, WARNING, 1 business day left",
        "2026-12-07T10:00, EN, BREACHED, overdue by 4 business days",
    })
    void shouldSayHowTheTermStands(String now, Language language, TermLevel level, String text) {
        TermWording wording = new TermWording(calendar, new Messages(), Clock.fixed(at(now), Calendars.ZONE));

        TermState state = wording.state(language, at("2026-11-02T09:00"),
                calendar.warning(at("2026-11-02T09:00"), at("2026-11-30T18:30"), 75), at("2026-11-30T18:30"));

        assertThat(state.level()).isEqualTo(level);
        assertThat(state.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "RU, 'приостановлен, осталось 2 раб. дня'", "KK, 'тоқтатылып тұр, 2 жұм. күні қалды'",
        "EN, 'stands still, 2 business days left'"})
    void shouldSayWhatIsLeft_whenTheTermStandsStill(Language language, String text) {
        TermState state = stateOf(term(at("2026-11-26T15:30"), false), language, "2027-03-01T12:00");

        assertThat(state.level()).isEqualTo(TermLevel.PAUSED);
        assertThat(state.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"RU, (предварительно: официального календаря ещё нет)", "KK, (алдын ала: ресми күнтізбе әлі жоқ)",
        "EN, (provisional: no official calendar yet)"})
    void shouldMarkTheEnd_whenItsYearHasNoOfficialCalendar(Language language, String mark) {
        assertThat(stateOf(term(null, true), language, "2026-11-26T15:30").text()).endsWith(mark);
    }

    private TermState stateOf(OpenTerm term, Language language, String now) {
        LocaleContextHolder.setLocale(language.locale());
        try {
            return new TermWording(calendar, new Messages(), Clock.fixed(at(now), Calendars.ZONE)).state(term);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private OpenTerm term(Instant pausedAt, boolean provisional) {
        Instant start = at("2026-11-02T09:00");
        Instant due = at("2026-11-30T18:30");
        return new OpenTerm("task", "userTask_sample", "process", "case", "QN-26-000001", "plan-draft",
                "tur-cc.officer",
                null, 1, false, start, calendar.warning(start, due, 75), due, "test", null, null, "task", pausedAt,
                provisional);
    }
}
