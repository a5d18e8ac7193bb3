package kz.qonys.relocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.casefile.FormRow;
import kz.qonys.relocation.Assistants.Period;
import kz.qonys.relocation.Diary.Kind;
import kz.qonys.relocation.Diary.Line;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.stereotype.Component;

/** Section {@code relocation} of the case card: how the move stands, then what was done, the earliest first. */
@Component
class RelocationCard implements CaseCardPart {

    private final Diary diary;
    private final Assistants assistants;
    private final RelocationState state;
    private final RelocationWording wording;

    RelocationCard(Diary diary, Assistants assistants, RelocationState state, RelocationWording wording) {
        this.diary = diary;
        this.assistants = assistants;
        this.state = state;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "relocation";
    }

    /** Who accompanies a family needs to know how its move stands. */
    @Override
    public Operation operation() {
        return Operation.FAMILY_CARD_READ;
    }

    @Override
    public Object part(String caseId, Officer reader) {
        List<Line> lines = diary.of(caseId);
        if (lines.isEmpty()) {
            return null;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        state.rows(caseId).forEach(row -> rows.add(FormRow.of("time", "", "event", row.get("what"),
                "text", row.get("value"))));
        assistants.periods(caseId).forEach(period -> rows.add(FormRow.of("time", "", "event",
                wording.text("entry.assistant"), "text", text(period))));
        lines.stream().filter(line -> line.kind() != Kind.ASSISTANT)
                .forEach(line -> rows.add(FormRow.of("time", wording.time(line.recordedAt()), "event",
                wording.text("entry." + line.kind().code()), "text", text(line))));
        return rows;
    }

    private String text(Line line) {
        String day = wording.day(line.day());
        return switch (line.kind()) {
            case ASSISTANT -> "";
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

    private String text(Period period) {
        String when = period.until() == null ? wording.text("assistant-since", wording.day(period.from()))
                : wording.text("assistant-until", wording.day(period.from()), wording.day(period.until()));
        String reason = wording.code("assistant-reason", period.reason()) + after(period.note());
        return wording.officer(period.officer()) + ", " + when
                + (reason.isEmpty() ? "" : wording.text("assistant-because", reason));
    }

    private static String after(String text) {
        return text.isEmpty() ? "" : ": " + text;
    }
}
