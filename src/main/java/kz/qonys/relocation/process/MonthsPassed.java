package kz.qonys.relocation.process;

import java.util.List;
import kz.qonys.terms.TermReminders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${monthsPassed}}: reminds of the end of a temporary registration after 9, 10 and 11 months, once each. */
@Component("monthsPassed")
class MonthsPassed implements JavaDelegate {

    private static final List<String> MONTHS =
            List.of("temporary-9-months", "temporary-10-months", "temporary-11-months");

    private final TermReminders reminders;

    MonthsPassed(TermReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remind(execution.getProcessInstanceId(), "temporary-housing", MONTHS,
                (String) execution.getVariable("departureOffice"), (String) execution.getVariable("settlementOffice"));
    }
}
