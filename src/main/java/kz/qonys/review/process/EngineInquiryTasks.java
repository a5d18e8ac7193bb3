package kz.qonys.review.process;

import java.util.Optional;
import kz.qonys.review.InquiryTasks;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the engine, within the form's own command. */
@Component
class EngineInquiryTasks implements InquiryTasks {

    private final TaskService tasks;

    EngineInquiryTasks(@Lazy TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public Optional<String> question(String taskId) {
        return taskId == null ? Optional.empty()
                : Optional.ofNullable((String) tasks.getVariable(taskId, "question"));
    }
}
