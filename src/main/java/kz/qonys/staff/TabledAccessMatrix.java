package kz.qonys.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.qonys.staff.CaseSides.Side;
import org.springframework.stereotype.Component;

/** The matrix of {@code staff/access-matrix.csv}; how a position is placed in it is told in the package's words. */
@Component
class TabledAccessMatrix implements AccessMatrix {

    private final Set<Cell> granted = new HashSet<>();
    private final Roles roles;
    private final StaffTables tables;
    private final Territories territories;
    private final Clock clock;

    TabledAccessMatrix(Roles roles, StaffTables tables, Territories territories, Clock clock) {
        this.roles = roles;
        this.tables = tables;
        this.territories = territories;
        this.clock = clock;
        load(Sheet.read("staff/access-matrix.csv"));
    }

    @Override
    public boolean allows(Officer officer, Operation operation, CaseSides sides) {
        return allowed(officer, sides).contains(operation);
    }

    @Override
    public Set<Operation> allowed(Officer officer, CaseSides sides) {
        Set<Operation> allowed = EnumSet.noneOf(Operation.class);
        for (Officer.Position position : officer.positions()) {
            situation(position, sides).ifPresent(situation -> {
                allowed.addAll(granted(position.role(), situation));
                allowed.addAll(entrusted(officer, position, situation, sides));
            });
        }
        return allowed;
    }

    /** What the table grants a role in a situation. */
    Set<Operation> granted(String role, Situation situation) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (Operation operation : Operation.values()) {
            if (granted.contains(new Cell(role, operation, situation))) {
                operations.add(operation);
            }
        }
        return operations;
    }

    /** What the role may do with a case that was entrusted to the person; the office must hold the case as well. */
    private Set<Operation> entrusted(Officer officer, Officer.Position position, Situation situation, CaseSides sides) {
        if (sides.assistant() == null || situation != Situation.OWN_OFFICE) {
            return Set.of();
        }
        Set<Operation> operations = granted(position.role(), Situation.ENTRUSTED);
        return !operations.isEmpty() && (sides.assistant().equals(officer.id())
                || standsIn(officer.id(), sides.assistant()))
                ? operations : Set.of();
    }

    private boolean standsIn(String deputy, String absent) {
        LocalDate today = LocalDate.now(clock);
        return tables.standIns(deputy).stream().anyMatch(standIn -> standIn.deputy().equals(deputy)
                && standIn.absent().equals(absent) && standIn.holds(today));
    }

    /** Empty when the role has no work on the side that holds the case: then nothing is allowed. */
    private Optional<Situation> situation(Officer.Position position, CaseSides sides) {
        Role role = roles.of(position.role());
        Optional<Office> holder = centre(sides, sides.holder());
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        if (role.worksOn(sides.holder()) && serves(position, role, holder.get())) {
            return Optional.of(Situation.OWN_OFFICE);
        }
        if (sides.holder() == Side.SETTLEMENT && role.worksOn(Side.DEPARTURE)
                && centre(sides, Side.DEPARTURE).filter(centre -> serves(position, role, centre)).isPresent()) {
            return Optional.of(Situation.AFTER_HANDOVER);
        }
        if (!role.worksOn(sides.holder())) {
            return Optional.empty();
        }
        return Optional.of(position.office().region().equals(holder.get().region()) ? Situation.SAME_REGION
                : Situation.OTHER_REGION);
    }

    private boolean serves(Officer.Position position, Role role, Office centre) {
        return territories.serving(position.office().institution(), role, centre)
                .filter(position.office()::equals).isPresent();
    }

    private Optional<Office> centre(CaseSides sides, Side side) {
        String id = side == Side.DEPARTURE ? sides.departureOffice() : sides.settlementOffice();
        return id == null ? Optional.empty() : tables.office(id);
    }

    private void load(List<Map<String, String>> rows) {
        Set<Cell> filled = new HashSet<>();
        for (Map<String, String> row : rows) {
            for (Situation situation : Situation.values()) {
                Cell cell = new Cell(roles.of(row.get("role")).code(), Operation.valueOf(row.get("operation")),
                        situation);
                if (!filled.add(cell)) {
                    throw new IllegalStateException("access-matrix.csv: two rows for " + cell);
                }
                if (yes(row.get(situation.column()), cell)) {
                    granted.add(cell);
                }
            }
        }
        List<Cell> missing = missing(filled);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("access-matrix.csv: nothing said for " + missing);
        }
    }

    private List<Cell> missing(Set<Cell> filled) {
        List<Cell> missing = new ArrayList<>();
        for (Role role : roles.all()) {
            for (Operation operation : Operation.values()) {
                for (Situation situation : Situation.values()) {
                    missing.add(new Cell(role.code(), operation, situation));
                }
            }
        }
        missing.removeAll(filled);
        return missing;
    }

    private static boolean yes(String text, Cell cell) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalStateException("access-matrix.csv: neither yes nor no for " + cell);
        };
    }

    private record Cell(String role, Operation operation, Situation situation) {
    }
}
