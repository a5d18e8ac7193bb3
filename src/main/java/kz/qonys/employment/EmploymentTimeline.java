package kz.qonys.employment;

import java.util.List;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.registry.outbox.OutboxListener;
import kz.qonys.registry.outbox.OutboxRow;
import org.springframework.stereotype.Component;

/**
 * Keeps in the timeline what the portal and the labour-market system have confirmed, and what they were not told in the
 * end.
 */
@Component
class EmploymentTimeline implements OutboxListener {

    private final CaseFiles cases;

    EmploymentTimeline(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public void acknowledged(OutboxRow row) {
        note(row, row.channel() + "-" + row.subject() + "-told");
    }

    @Override
    public void needless(OutboxRow row) {
        note(row, row.channel() + "-not-told");
    }

    @Override
    public void givenUp(OutboxRow row) {
        note(row, row.channel() + "-not-told");
    }

    private void note(OutboxRow row, String event) {
        if (row.channel().equals(LabourMarketChannel.CODE) || row.channel().equals(MoveChannel.CODE)) {
            cases.event(row.caseId(), event, List.of(), Access.system("outbox"));
        }
    }
}
