package kz.qonys.desk.process;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import kz.qonys.terms.OpenTasks;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermEvent;
import kz.qonys.terms.TermRecords;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The list of open tasks kept for tasks of any model, whatever due date a test gives them. */
final class NarrowList extends AbstractProcessEnginePlugin implements TaskListener {

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final TermRecords records;

    NarrowList(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.records = new TermRecords(JdbcClient.create(jdbc), new NamedParameterJdbcTemplate(jdbc));
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__terms.sql"),
                new ClassPathResource("db/migration/V9__term_changes.sql")).execute(jdbc.getDataSource());
    }

    OpenTasks tasks() {
        return new OpenTasks(JdbcClient.create(jdbc));
    }

    void clear() {
        jdbc.update("delete from term_open");
    }

    void cameBack(String taskId) {
        jdbc.update("update term_open set returned = true where task_id = ?", taskId);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                UserTaskActivityBehavior behavior = (UserTaskActivityBehavior) activity.getActivityBehavior();
                List.of(EVENTNAME_CREATE, EVENTNAME_ASSIGNMENT, EVENTNAME_UPDATE, EVENTNAME_COMPLETE, EVENTNAME_DELETE)
                        .forEach(event -> behavior.getTaskDefinition().addBuiltInTaskListener(event, NarrowList.this));
            }
        });
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> records.start(new OpenTerm(task.getId(), task.getTaskDefinitionKey(),
                    task.getProcessInstanceId(), DeskEngine.CASE, null, "plan-draft",
                    task.getCandidates().iterator().next().getGroupId(), task.getAssignee(), 1, false, clock.instant(),
                    clock.instant(), clock.instant(), "test", null, null));
            case EVENTNAME_ASSIGNMENT -> records.assign(task.getId(), task.getAssignee());
            case EVENTNAME_UPDATE -> due(task);
            default -> records.end(task.getId(), TermEvent.Kind.ENDED, clock.instant());
        }
    }

    private void due(DelegateTask task) {
        if (task.getDueDate() != null) {
            jdbc.update("update term_open set due_at = ? where task_id = ?",
                    Timestamp.from(task.getDueDate().toInstant()), task.getId());
        }
    }
}
