package kz.qonys.registry.outbox;

/**
 * Something to be told to an outside system.
 *
 * @param caseId            case whose order of writes it joins
 * @param caseNumber        number under which operators and the far side know the case
 * @param channel           code of the {@link OutboxChannel} that sends it
 * @param subject           what is told, as a code of at most 40 characters; shown to operators, never personal
 * @param payload           what the channel needs to send it; sealed at rest, forgotten once settled
 * @param processInstanceId instance that decided it, null outside a process
 * @param activityId        step that decided it, null outside a process
 * @param lane              writes of a case that go by the same lane keep their order, those of different lanes do not
 *     wait for each other; at most 20 characters
 */
public record OutwardWrite(String caseId, String caseNumber, String channel, String subject, String payload,
        String processInstanceId, String activityId, String lane) {

    /** By the common lane of the case. */
    public OutwardWrite(String caseId, String caseNumber, String channel, String subject, String payload,
            String processInstanceId, String activityId) {
        this(caseId, caseNumber, channel, subject, payload, processInstanceId, activityId, "case");
    }

    @Override
    public String toString() {
        return "OutwardWrite[" + channel + " " + subject + "]";
    }
}
