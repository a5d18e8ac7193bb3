package kz.qonys.journey;

import static kz.qonys.journey.MoveWalk.APPOINT;
import static kz.qonys.journey.MoveWalk.ARRANGE;
import static kz.qonys.journey.MoveWalk.LODGE;
import static kz.qonys.journey.MoveWalk.MEET;
import static kz.qonys.journey.MoveWalk.PREPARE;
import static kz.qonys.journey.MoveWalk.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.qonys.employment.VacancyReader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The move of a family: assistant, choice, meeting, delays, lodging, registration (order, steps 14 to 17; A8, A13). */
@Journey
class RelocationJourneyTest {

    @Autowired
    private Desk desk;

    @Autowired
    private VacancyReader reader;

    @Test
    void shouldMeetLodgeAndRegisterTheFamily_whenItComesByRail() {
        desk.at("2026-11-16T10:00");
        MoveWalk move = begun("sko");
        assertThat(move.open()).containsExactly(APPOINT);
        move.appointed();
        assertThat(move.open()).containsExactly(PREPARE);
        assertThat(desk.task(move.one.id, PREPARE).getAssignee()).isEqualTo("sko-family-assistant");
        move.prepare("keep-on", Map.of("assistantContacts", List.of(Map.of("madeOn", "2026-11-16", "channel", "messenger",
                "topic", "housing", "note", "Үш бөлмелі үй іздейді")), "viewings", List.of(Map.of("address",
                "Бескөл ауылы, Абай көшесі, 5", "seenOn", "2026-11-16", "how", "video", "verdict", "fits"))));
        assertThat(move.open()).containsExactly(PREPARE);
        assertThat(move.one.rows(PREPARE, "sko-family-assistant", "assistantLog")).hasSize(1);
        assertThat(move.one.rows(PREPARE, "sko-family-assistant", "viewingLog")).hasSize(1);
        assertThat(move.one.rows(PREPARE, "sko-family-assistant", "regionSheet")).hasSize(6);

        move.chosen();
        assertThat(move.open()).containsExactly(ARRANGE);
        move.meetingArranged("rail-station");
        assertThat(move.open()).containsExactly(MEET);
        desk.at("2026-11-23T08:00");
        move.met(LocalDate.parse("2026-11-23"));
        assertThat(move.open()).containsExactly(LODGE);
        move.lodged("own");
        assertThat(move.open()).containsExactly(REGISTER);
        move.registered();

        assertThat(move.open()).isEmpty();
        assertThat(events(move)).contains("assistant-named", "assistant-contact", "flat-seen", "region-sheet-acknowledged",
                "meeting-arranged", "family-arrived", "lodged-own", "residence-permanent");
    }

    private MoveWalk begun(String to) {
        return new MoveWalk(WorkSearch.begun(desk, reader, to).offer().answer("accepted").move().one);
    }

    private List<String> events(MoveWalk move) {
        return desk.jdbc.sql("select code from case_event where case_id = ? order by id").param(move.one.id)
                .query(String.class).list();
    }
}
