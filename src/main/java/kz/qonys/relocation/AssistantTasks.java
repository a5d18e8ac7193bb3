package kz.qonys.relocation;

/** What a change of the family's assistant means for work under way. */
public interface AssistantTasks {

    /**
     * Open tasks of the role that one assistant holds in a case go to another one, and so do those of the move that
     * begin later; tasks of the move that wait in the group go there as well. What somebody else has taken stays there.
     *
     * @param before user id of the assistant until now; null when there was none
     * @param now    user id of the new one; null gives the tasks back to the group
     * @param group  candidate group of the assistants of the settlement side
     */
    void handOver(String caseId, String before, String now, String group);
}
