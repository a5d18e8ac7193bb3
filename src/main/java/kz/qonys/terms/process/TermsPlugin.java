package kz.qonys.terms.process;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.qonys.terms.MovableClock;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermTable;
import kz.qonys.terms.WorkingCalendar;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Brings terms into the engine: the listener on user tasks, pauses, and the moved clock before the first job runs. */
@Component
class TermsPlugin extends AbstractProcessEnginePlugin {

    private final TermTable table;
    private final WorkingCalendar calendar;
    private final TermRecords records;
    private final PausedTerms pauses;
    private final EngineTime time;
    private final Clock clock;

    TermsPlugin(TermTable table, WorkingCalendar calendar, TermRecords records, PausedTerms pauses, EngineTime time,
                Clock clock) {
        this.table = table;
        this.calendar = calendar;
        this.records = records;
        this.pauses = pauses;
        this.time = time;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        if (clock instanceof MovableClock movable) {
            ClockUtil.offset(movable.offset().toMillis());
        }
        List<BpmnParseListener> listeners = Optional.ofNullable(configuration.getCustomPostBPMNParseListeners())
                .orElseGet(ArrayList::new);
        listeners.add(new TermParseListener(this::listener, this::pause));
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private Optional<TaskListener> listener(String code) {
        return table.find(code).map(term -> new TermTaskListener(term, calendar, records, pauses, time));
    }

    private Optional<ExecutionListener> pause(String code) {
        return table.find(code).map(term -> pauses.listener(code));
    }
}
