package kz.qonys.casefile;

import java.util.Arrays;
import java.util.Optional;

/** Where a case stands on its way; the codes are those of the steps of the order. Words: {@code stage.<code>}. */
public enum Stage {
    INTAKE("intake"),
    REGISTRY_REQUESTS("registry-requests"),
    REGISTRATION("register-and-sign"),
    MOBILITY_CENTRE_DEPARTURE("lmc-departure-check"),
    LOCAL_BODY_DEPARTURE("leb-departure-check"),
    ASSIGNMENT("leb-settlement-assign"),
    LOCAL_BODY_SETTLEMENT("leb-settlement-check"),
    CONTACT("lmc-settlement-contact"),
    RELOCATION_INTAKE("relocation-intake"),
    PLAN("plan-draft"),
    REFUSED("refused"),
    WITHDRAWN("withdrawn");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** True when the case ends here. */
    public boolean last() {
        return this == REFUSED || this == WITHDRAWN;
    }

    public static Optional<Stage> of(String code) {
        return Arrays.stream(values()).filter(stage -> stage.code.equals(code)).findFirst();
    }
}
