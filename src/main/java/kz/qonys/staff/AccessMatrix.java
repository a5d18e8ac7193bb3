package kz.qonys.staff;

import java.util.Set;

/**
 * Who may do what with a case: role x operation x (own office, other office of the region, other region, after
 * hand-over, entrusted to the person), read from {@code staff/access-matrix.csv}.
 */
public interface AccessMatrix {

    /** True when one of the officer's positions allows the operation on a case with these sides. */
    boolean allows(Officer officer, Operation operation, CaseSides sides);

    /** Every operation the officer may perform on a case with these sides. */
    Set<Operation> allowed(Officer officer, CaseSides sides);
}
