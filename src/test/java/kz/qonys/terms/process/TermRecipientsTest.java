package kz.qonys.terms.process;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import kz.qonys.terms.Calendars;
import kz.qonys.terms.Notices;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.RegionalStaff;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermWatch;
import kz.qonys.terms.TermsDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which office hears of a breach, by the side that the table names. */
class TermRecipientsTest {

    private static final Instant DUE = at("2026-11-17T18:30");

    private final DataSource database = TermsDatabase.fresh();
    private final TermRecords records = TermsDatabase.records(database);
    private final Notices notices = TermsDatabase.notices(database, Clock.fixed(DUE, Calendars.ZONE));
    private final TermWatch watch = new TermWatch(records, notices, ServiceTermsDecision.read(), new RegionalStaff());

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "lmc-departure-check, tur-lmc.lmc-head, tur-cc, sko-cc, tur-leb.leb-head",
        "leb-settlement-check, sko-leb.leb-officer, tur-cc, sko-cc, sko-leb.leb-head",
        // nobody departs from abroad
        "lmc-departure-check, sko-lmc.lmc-head, -, sko-cc, sko-leb.leb-head",
        // heard wherever the task is worked on
        "hearing, sko-cc.career-centre-officer, tur-cc, sko-cc, sko-cc.career-centre-director",
        "hearing, tur-cc.career-centre-officer, tur-cc, sko-cc, tur-cc.career-centre-director",
        "refusal-decision, tur-leb.leb-head, tur-cc, sko-cc, tur-leb.regional-supervisor",
    })
    void shouldTellTheOfficeOfTheSide(String code, String group, String departure, String settlement, String expected) {
        records.start(term(code, group));

        watch.check("process-1", DUE, departure, settlement);

        assertThat(notices.unread("anybody", Set.of(expected), 10)).hasSize(1);
    }

    @Test
    void shouldFailForTheOperator_whenNoOfficeCanBeFound() {
        records.start(term("leb-settlement-check", "sko-leb.leb-officer"));

        assertThatThrownBy(() -> watch.check("process-1", DUE, "tur-cc", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OpenTerm term(String code, String group) {
        return new OpenTerm("task-1", "userTask_sample", "process-1", "case-1", "QN-26-000001", code, group, null,
                1, false, at("2026-11-16T09:00"), at("2026-11-17T13:45"), DUE, "test", null, null);
    }
}
