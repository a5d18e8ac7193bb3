package kz.qonys.review;

import java.util.Optional;
import kz.qonys.casefile.TimelineWords;
import kz.qonys.language.Language;
import kz.qonys.terms.TermTable;
import org.springframework.stereotype.Component;

/** Steps of a case in its timeline, by the name of their term. */
@Component
class TermNames implements TimelineWords {

    private final TermTable table;

    TermNames(TermTable table) {
        this.table = table;
    }

    @Override
    public String kind() {
        return "term";
    }

    @Override
    public Optional<String> text(String code) {
        return table.find(code).map(term -> term.name(Language.current()));
    }
}
