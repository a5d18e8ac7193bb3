package kz.qonys.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import org.junit.jupiter.api.Test;

class EntriesTest {

    private static final LocalDate DAY = LocalDate.of(2027, 4, 5);

    @Test
    void shouldKeepWhatTheFormSaysNothingOf_andTakeOnlyKnownKeys() {
        Entries entries = new Entries(Map.of("day", "2027-04-05", "note", " ", "other", "x"));

        Map<String, Object> kept = entries.over(Map.of("place", "Талапты", "note", "before"), Set.of("day", "note"),
                key -> key.equals("day") ? entries.day(key, DAY, DAY) : entries.text(key, Entries.SHORT_TEXT));

        entries.check();
        assertThat(kept).containsEntry("place", "Талапты").containsEntry("day", "2027-04-05")
                .containsEntry("note", null).doesNotContainKey("other");
    }

    @Test
    void shouldNameEachFaultOnceAtItsField() {
        Entries entries = new Entries(Map.of("day", "2027-04-06", "code", "c", "codes", List.of("a", "c"), "number", 4,
                "text", "ab\u202Ec", "long", "abc", "rows", List.of("no row", Map.of("what", 1))));

        entries.day("day", DAY, DAY);
        entries.given("day", null);
        entries.code("code", Set.of("a", "b"));
        assertThat(entries.codes("codes", Set.of("a", "b"))).containsExactly("a");
        entries.number("number", 1, 3);
        entries.text("text", Entries.SHORT_TEXT);
        entries.text("long", 2);
        entries.given("absent", entries.text("absent", Entries.SHORT_TEXT));
        entries.rows("rows").forEach(row -> row.text("what", Entries.SHORT_TEXT));

        assertThat(catchThrowableOfType(FaultException.class, entries::check).faults()).containsExactly(
                Fault.at("day", "casefile.fault.day", "05.04.2027", "05.04.2027"),
                Fault.at("code", "casefile.fault.code"), Fault.at("codes", "casefile.fault.code"),
                Fault.at("number", "casefile.fault.number", 1, 3), Fault.at("text", "casefile.fault.characters"),
                Fault.at("long", "casefile.fault.long", 2), Fault.at("absent", "casefile.fault.required"),
                Fault.at("rows", "casefile.fault.kind"), Fault.at("rows[1].what", "casefile.fault.kind"));
    }

    @Test
    void shouldTakeNothing_whenNothingWasEntered() {
        Entries entries = new Entries(Collections.singletonMap("number", null));

        assertThat(entries.number("number", 1, 3)).isNull();
        assertThat(entries.day("day", DAY, DAY)).isNull();
        assertThat(entries.codes("codes", Set.of("a"))).isEmpty();
        assertThat(entries.rows("rows")).isEmpty();
        assertThat(entries.flag("flag")).isFalse();
        entries.check();
    }
}
