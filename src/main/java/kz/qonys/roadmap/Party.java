package kz.qonys.roadmap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who approves a roadmap and gets a copy of it; in the order in which the order names the recipients. */
public enum Party {
    DISTRICT("district-akim", "userTask_approveForDistrict"),
    OKRUG("rural-akim", "userTask_approveForOkrug"),
    CENTRE("career-centre-director", "userTask_approveForCentre");

    private final String role;
    private final String task;

    Party(String role, String task) {
        this.role = role;
        this.task = task;
    }

    /** Role that approves. */
    public String role() {
        return role;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Number of the copy that it gets. */
    public int copy() {
        return ordinal() + 1;
    }

    static Party of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The party that decides in a task; empty for other tasks. */
    public static Optional<Party> ofTask(String taskKey) {
        return Arrays.stream(values()).filter(party -> party.task.equals(taskKey)).findFirst();
    }
}
