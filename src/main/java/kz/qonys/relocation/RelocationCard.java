package kz.qonys.relocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.relocation.Diary.Line;
import kz.qonys.staff.Officer;
import org.springframework.stereotype.Component;

/** Section {@code relocation} of the case card: how the move stands, then what was done, the earliest first. */
@Component
class RelocationCard implements CaseCardPart {

    private final Diary diary;
    private final RelocationState state;
    private final RelocationWording wording;

    RelocationCard(Diary diary, RelocationState state, RelocationWording wording) {
        this.diary = diary;
        this.state = state;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "relocation";
    }

    @Override
    public Object part(String caseId, Officer reader) {
        List<Line> lines = diary.of(caseId);
        if (lines.isEmpty()) {
            return null;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        state.rows(caseId).forEach(row -> rows.add(RelocationWording.row("time", "", "event", row.get("what"),
                "text", row.get("value"))));
        lines.forEach(line -> rows.add(RelocationWording.row("time", wording.time(line.recordedAt()),
                "event", wording.text("entry." + line.kind().code()), "text", text(line))));
        return rows;
    }

    private String text(Line line) {
        String day = wording.day(line.day());
        return switch (line.kind()) {
            case ASSISTANT -> wording.officer(line.code());
            case CONTACT -> day + ", " + wording.code("channel", line.code()) + ", "
                    + wording.code("topic", line.word("topic")) + after(line.word("note"));
            case MEDIA -> day + ", " + wording.code("channel", line.code()) + after(line.word("name"));
            case VIEWING -> day + ", " + line.word("address") + ", " + wording.code("verdict", line.code())
                    + after(line.word("reason"));
            case VISIT, FAIR -> day + ", " + wording.code("outcome", line.code()) + after(line.word("result"));
            case DELAY -> day + ", " + wording.code("delay", line.code()) + after(line.word("note"));
            case LODGING -> day + ", " + wording.code("lodging", line.code()) + after(line.word("note"));
            case RESIDENCE -> wording.text("residence." + line.code(), day, wording.day((Object) line.word("until")));
        };
    }

    private static String after(String text) {
        return text.isEmpty() ? "" : ": " + text;
    }
}
