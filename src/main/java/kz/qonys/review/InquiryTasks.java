package kz.qonys.review;

import java.util.Optional;

/** What a task of an inquiry is about. */
public interface InquiryTasks {

    /** Variable {@code question} of the task's process; empty for any other task. */
    Optional<String> question(String taskId);
}
