package kz.qonys.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.casefile.FormRow;
import kz.qonys.language.Language;
import kz.qonys.staff.Officer;
import org.springframework.stereotype.Component;

/**
 * Section {@code roadmap} of the case card: each edition, who decided what in which round, remarks, where the copies
 * are.
 */
@Component
class RoadmapCard implements CaseCardPart {

    private final RoadmapStore store;
    private final Roadmaps roadmaps;
    private final RoadmapWording wording;

    RoadmapCard(RoadmapStore store, Roadmaps roadmaps, RoadmapWording wording) {
        this.store = store;
        this.roadmaps = roadmaps;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "roadmap";
    }

    @Override
    public Object part(String caseId, Officer reader) {
        Language language = Language.current();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Roadmap one : store.ofCase(caseId)) {
            rows.add(row(wording.text(language, "card.edition", roadmaps.number(one)), "",
                    wording.code(language, "state", one.state()), "", wording.day(one.createdAt())));
            store.approvals(one.id()).forEach(approval -> rows.add(row(
                    wording.text(language, "card.round", approval.round()),
                    wording.office(language, one.office(approval.party())),
                    wording.code(language, "decision", approval.decision()), wording.officer(approval.user()),
                    wording.day(approval.at()))));
            store.remarks(one.id()).stream().filter(remark -> remark.round() < one.round() || remark.answer() != null)
                    .forEach(remark -> rows.add(row(wording.text(language, "card.remark", remark.text()),
                            wording.office(language, one.office(remark.party())), Objects.toString(remark.answer(), ""),
                            wording.officer(remark.author()), wording.day(remark.at()))));
            store.copies(one.id()).forEach(copy -> rows.add(row(
                    wording.text(language, "card.copy", roadmaps.number(one, copy)),
                    wording.office(language, copy.office()), copy.way() == null
                            ? wording.text(language, "card.waiting") : wording.code(language, "way", copy.way()),
                    Objects.toString(copy.receiver(), ""), RoadmapWording.day(copy.on()))));
        }
        return rows.isEmpty() ? null : rows;
    }

    private static Map<String, Object> row(String text, String office, String state, String who, String at) {
        return FormRow.of("text", text, "office", office, "state", state, "who", who, "at", at);
    }
}
