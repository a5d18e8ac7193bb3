package kz.qonys.casefile;

import java.util.EnumSet;
import java.util.Set;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.CaseSides;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;

/**
 * The holder's office may do everything, the departure office keeps the status after hand-over, the settlement office
 * sees nothing before it. An akim sees the status, an operator the card without documents and remarks.
 */
public class TestMatrix implements AccessMatrix {

    @Override
    public boolean allows(Officer officer, Operation operation, CaseSides sides) {
        return allowed(officer, sides).contains(operation);
    }

    @Override
    public Set<Operation> allowed(Officer officer, CaseSides sides) {
        boolean departure = officer.worksIn(sides.departureOffice())
                || officer.worksIn("tur-lmc") && "tur-cc".equals(sides.departureOffice());
        boolean settlement = sides.settlementOffice() != null && officer.worksIn(sides.settlementOffice());
        boolean holds = sides.holder() == CaseSides.Side.DEPARTURE ? departure : settlement;
        if (holds) {
            return ofRole(officer);
        }
        return departure ? EnumSet.of(Operation.CASE_STATUS_READ) : EnumSet.noneOf(Operation.class);
    }

    private static Set<Operation> ofRole(Officer officer) {
        if (officer.holds("rural-akim")) {
            return EnumSet.of(Operation.CASE_STATUS_READ);
        }
        if (officer.holds("info-centre-operator")) {
            return EnumSet.of(Operation.CASE_STATUS_READ, Operation.CASE_CARD_READ);
        }
        return EnumSet.allOf(Operation.class);
    }
}
