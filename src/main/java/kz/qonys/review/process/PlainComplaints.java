package kz.qonys.review.process;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Hands a listener's complaint to the caller as it was made. The engine wraps what a task listener throws; Tasklist would
 * then show an internal error in place of our words.
 */
class PlainComplaints extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException e) {
            throw complaint(e);
        }
    }

    private static ProcessEngineException complaint(ProcessEngineException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FormFieldValidationException complaint) {
                return complaint;
            }
        }
        return e;
    }
}
