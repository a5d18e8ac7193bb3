package kz.qonys.desk.process;

import kz.qonys.desk.Drafts;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;

/** Forgets the drafts of a task when it is completed or taken away, in the engine's transaction. */
final class DraftEnd implements TaskListener {

    private final ObjectProvider<Drafts> drafts;

    DraftEnd(ObjectProvider<Drafts> drafts) {
        this.drafts = drafts;
    }

    @Override
    public void notify(DelegateTask task) {
        drafts.getObject().end(Drafts.ofTask(task.getId()));
    }
}
