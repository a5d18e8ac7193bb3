package kz.qonys.review;

import java.util.List;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.registry.outbox.OutboxListener;
import kz.qonys.registry.outbox.OutboxRow;
import org.springframework.stereotype.Component;

/** Keeps in the case's timeline what the migration portal has confirmed, and what it was not told in the end. */
@Component
class PortalTimeline implements OutboxListener {

    private static final String CHANNEL = "portal-status";

    private final CaseFiles cases;

    PortalTimeline(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public void acknowledged(OutboxRow row) {
        note(row, "portal-told-" + row.subject());
    }

    @Override
    public void needless(OutboxRow row) {
        note(row, "portal-nothing-to-tell");
    }

    @Override
    public void givenUp(OutboxRow row) {
        note(row, "portal-not-told");
    }

    private void note(OutboxRow row, String event) {
        if (row.channel().equals(CHANNEL)) {
            cases.event(row.caseId(), event, List.of(), Access.system("outbox"));
        }
    }
}
