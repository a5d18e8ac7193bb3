package kz.qonys.review;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermExtensions;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermState;
import kz.qonys.terms.TermTable;
import kz.qonys.terms.TermWording;
import org.springframework.stereotype.Component;

/**
 * Section {@code terms} of the case card: every running term, what is left of it in words, clause of the order; what
 * the head of the office needs to extend.
 */
@Component
class RunningTerms implements CaseCardPart {

    private final TermRecords records;
    private final TermTable table;
    private final TermWording wording;
    private final TermExtensions extensions;
    private final Messages messages;
    private final Clock clock;

    RunningTerms(TermRecords records, TermTable table, TermWording wording, TermExtensions extensions,
            Messages messages, Clock clock) {
        this.records = records;
        this.table = table;
        this.wording = wording;
        this.extensions = extensions;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "terms";
    }

    @Override
    public Operation operation() {
        return Operation.TERM_READ;
    }

    @Override
    public Object part(String caseId, Officer reader) {
        return records.ofCase(caseId).stream().map(term -> row(term, reader)).toList();
    }

    private Map<String, Object> row(OpenTerm term, Officer reader) {
        TermState state = wording.state(term);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", table.term(term.termCode()).name(Language.current()));
        row.put("clause", table.term(term.termCode()).clause());
        row.put("due", Moments.time(term.dueAt(), clock.getZone()));
        row.put("level", state.level().code());
        row.put("icon", state.icon());
        row.put("words", state.text());
        row.put("round", term.round());
        if (!term.paused() && extensions.mayExtend(reader, term)) {
            row.put("extension", Map.of("taskId", term.taskId(), "reasons", reasons()));
        }
        return row;
    }

    private List<Map<String, String>> reasons() {
        return TermExtensions.REASONS.stream()
                .map(code -> Map.of("value", code, "label", messages.text("terms.reason." + code))).toList();
    }
}
