package kz.qonys.language;

import java.util.List;

/**
 * What a person entered cannot be taken. Carries every fault at once; the caller words them in the reader's language.
 */
public class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public FaultException(List<Fault> faults) {
        super(faults.stream().map(fault -> fault.field() + ":" + fault.key()).toList().toString());
        this.faults = List.copyOf(faults);
    }

    public FaultException(Fault fault) {
        this(List.of(fault));
    }

    public List<Fault> faults() {
        return faults;
    }
}
