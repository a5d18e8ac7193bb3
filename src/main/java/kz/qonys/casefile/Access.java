package kz.qonys.casefile;

/**
 * In whose name and for what a case file is touched; one row of the access log.
 *
 * @param user    user id of the officer, or {@code system} for a job
 * @param office  id of the office the officer acts for
 * @param taskId  engine task id, null outside a task
 * @param purpose stable code, e.g. the task definition key or {@code case-card}
 */
public record Access(String user, String office, String taskId, String purpose) {

    public static Access system(String purpose) {
        return new Access("system", null, null, purpose);
    }
}
