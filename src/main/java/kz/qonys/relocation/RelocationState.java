package kz.qonys.relocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.FormRow;
import kz.qonys.employment.Moves;
import kz.qonys.language.Language;
import kz.qonys.relocation.Diary.Kind;
import kz.qonys.relocation.Relocations.Relocation;
import org.springframework.stereotype.Component;

/** How the move of a family stands, as lines of what and value. */
@Component
class RelocationState {

    private final CaseFiles cases;
    private final Relocations relocations;
    private final Diary diary;
    private final Moves moves;
    private final Beds beds;
    private final Centres centres;
    private final RelocationWording wording;

    RelocationState(CaseFiles cases, Relocations relocations, Diary diary, Moves moves, Beds beds, Centres centres,
            RelocationWording wording) {
        this.cases = cases;
        this.relocations = relocations;
        this.diary = diary;
        this.moves = moves;
        this.beds = beds;
        this.centres = centres;
        this.wording = wording;
    }

    /** Lines of what is known; none of what is not. */
    List<Map<String, Object>> rows(String caseId) {
        Relocation move = relocations.of(caseId);
        Map<String, Object> declared = moves.of(caseId);
        List<Map<String, Object>> rows = new ArrayList<>();
        add(rows, "assistant", wording.officer(cases.summary(caseId).assistant()));
        add(rows, "route", declared.isEmpty() ? "" : Objects.toString(declared.get("moveFrom"), "") + " → "
                + Objects.toString(declared.get("moveTo"), ""));
        add(rows, "transport", wording.code("transport", Objects.toString(declared.get("moveTransport"), "")));
        add(rows, "arriving", Objects.toString(declared.get("moveArriving"), ""));
        add(rows, "expected", wording.day(Objects.toString(move.expectedOn(),
                Objects.toString(declared.get("moveDate"), ""))));
        add(rows, "meeting", meeting(move));
        add(rows, "arrived", wording.day(move.arrivedOn()));
        add(rows, "dwelling", move.word("dwellingAddress"));
        add(rows, "lodging", lodging(caseId, move));
        diary.last(caseId, Kind.RESIDENCE).ifPresent(line -> add(rows, "residence",
                wording.text("residence." + line.code(), wording.day(line.day()),
                        wording.day((Object) line.word("until")))));
        return rows;
    }

    private String meeting(Relocation move) {
        return move.word("meetingPlace").isEmpty() ? "" : wording.text("meeting",
                wording.code("place", move.word("meetingPlace")), move.word("meetingSpot"), move.word("meetingTime"),
                wording.officer(move.word("meetingOfficer")));
    }

    private String lodging(String caseId, Relocation move) {
        return beds.of(caseId).flatMap(place -> centres.find(place.centre()).map(centre -> wording.text("lodged-in",
                        centre.name(Language.current()), place.beds())))
                .orElseGet(() -> diary.last(caseId, Kind.LODGING).map(line -> wording.code("lodging", line.code())
                        + (move.word("lodgingAddress").isEmpty() ? "" : ", " + move.word("lodgingAddress")))
                        .orElse(""));
    }

    private void add(List<Map<String, Object>> rows, String what, String value) {
        if (!value.isEmpty()) {
            rows.add(FormRow.of("what", wording.text("state." + what), "value", value));
        }
    }
}
