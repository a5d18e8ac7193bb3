package kz.qonys.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kz.qonys.staff.CaseSides.Side;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every cell, asked with real offices. A case goes from village A (region 61) to village B (region 59); every
 * institution has, in each of the two regions, the office that serves the village and another one, and one in region
 * 55.
 */
class AccessMatrixTest {

    private static final Map<Side, String> VILLAGE = Map.of(Side.DEPARTURE, "613830000", Side.SETTLEMENT, "595030000");
    private static final Map<Side, String> ELSEWHERE = Map.of(Side.DEPARTURE, "615430000", Side.SETTLEMENT,
            "593630000");
    private static final String THIRD = "553630000";

    private static StaffBench bench;
    private static Roles roles;
    private static Map<String, String> table;

    @BeforeAll
    static void offices() {
        bench = StaffBench.onH2();
        roles = bench.get(Roles.class);
        for (Institution institution : Institution.values()) {
            for (Side side : Side.values()) {
                open(institution, VILLAGE.get(side));
                open(institution, ELSEWHERE.get(side));
            }
            open(institution, THIRD);
        }
        table = new HashMap<>();
        for (Map<String, String> row : Sheet.read("staff/access-matrix.csv")) {
            for (Situation situation : Situation.values()) {
                table.put(row.get("role") + row.get("operation") + situation, row.get(situation.column()));
            }
        }
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @TestFactory
    List<DynamicTest> shouldAnswerAsTheTableSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Role role : roles.all()) {
            for (Institution institution : institutions(role)) {
                for (Side holder : Side.values()) {
                    for (Situation situation : Situation.values()) {
                        tests.add(dynamicTest(role.code() + " @ " + institution + ", held by " + holder + ", "
                                + situation, () -> check(role, institution, holder, situation)));
                    }
                }
            }
        }
        return tests;
    }

    /** An applicant holds no office; whoever wrote the role into a position must gain nothing. */
    private static List<Institution> institutions(Role role) {
        return role.institutions().isEmpty() ? List.of(Institution.CAREER_CENTRE) : role.institutions();
    }

    private void check(Role role, Institution institution, Side holder, Situation situation) {
        String place = switch (situation) {
            case OWN_OFFICE, ENTRUSTED -> VILLAGE.get(holder);
            case SAME_REGION -> ELSEWHERE.get(holder);
            case OTHER_REGION -> THIRD;
            case AFTER_HANDOVER -> VILLAGE.get(other(holder));
        };
        Officer officer = officer(role.code(), office(role, institution, place));
        CaseSides sides = new CaseSides(centre(Side.DEPARTURE), centre(Side.SETTLEMENT), holder,
                situation == Situation.ENTRUSTED ? officer.id() : "somebody else");

        for (Operation operation : Operation.values()) {
            assertThat(bench.get(AccessMatrix.class).allows(officer, operation, sides))
                    .as("%s %s", role.code(), operation)
                    .isEqualTo(expected(role, operation, holder, situation));
        }
    }

    /** Before the hand-over the settlement side is just another region. */
    private static boolean expected(Role role, Operation operation, Side holder, Situation situation) {
        boolean after = situation == Situation.AFTER_HANDOVER;
        Situation cell = after && (holder == Side.DEPARTURE || !role.worksOn(Side.DEPARTURE)) ? Situation.OTHER_REGION
                : situation;
        boolean works = role.worksOn(holder) || cell == Situation.AFTER_HANDOVER;
        return works && ("yes".equals(table.get(role.code() + operation + cell)) || cell == Situation.ENTRUSTED
                && "yes".equals(table.get(role.code() + operation + Situation.OWN_OFFICE)));
    }

    @Test
    void shouldSayYesOrNoForEveryRoleAndOperation() {
        Set<String> expected = new HashSet<>();
        for (Role role : roles.all()) {
            for (Operation operation : Operation.values()) {
                for (Situation situation : Situation.values()) {
                    expected.add(role.code() + operation + situation);
                }
            }
        }
        assertThat(table.keySet()).isEqualTo(expected);
        assertThat(table.values()).containsOnly("yes", "no");
    }

    @Test
    void shouldPromiseNothingAfterHandover_whenARoleNeverHandsOver() {
        assertThat(roles.all()).filteredOn(role -> !role.worksOn(Side.DEPARTURE)).isNotEmpty().allSatisfy(role ->
                assertThat(bench.get(TabledAccessMatrix.class).granted(role.code(), Situation.AFTER_HANDOVER))
                .isEmpty());
    }

    @Test
    void shouldKeepOnlyTheStatus_whenTheCaseHasBeenHandedOver() {
        Officer officer = officer("career-centre-officer",
                bench.directory().office(centre(Side.DEPARTURE)).orElseThrow());
        CaseSides sides = new CaseSides(centre(Side.DEPARTURE), centre(Side.SETTLEMENT), Side.SETTLEMENT);

        assertThat(bench.get(AccessMatrix.class).allowed(officer, sides))
                .containsExactlyInAnyOrder(Operation.CASE_STATUS_READ, Operation.PERSON_SEARCH);
    }

    @Test
    void shouldShowTheSettlementSideNothing_whenTheCaseIsNotHandedOverYet() {
        CaseSides sides = new CaseSides(centre(Side.DEPARTURE), centre(Side.SETTLEMENT), Side.DEPARTURE);
        for (String role : List.of("lmc-head", "lmc-officer", "leb-head", "leb-officer", "career-centre-director")) {
            Institution institution = roles.of(role).institutions().get(0);
            Officer officer = officer(role, office(roles.of(role), institution, VILLAGE.get(Side.SETTLEMENT)));
            assertThat(bench.get(AccessMatrix.class).allowed(officer, sides)).as(role).isEmpty();
        }
    }

    @Test
    void shouldGrantBothSides_whenTheFamilyLivesInTheSettlementRegionAlready() {
        String centre = centre(Side.SETTLEMENT);
        Officer officer = officer("career-centre-officer", bench.directory().office(centre).orElseThrow());
        for (Side holder : Side.values()) {
            assertThat(bench.get(AccessMatrix.class).allows(officer, Operation.CASE_EDIT,
                    new CaseSides(centre, centre, holder))).isTrue();
        }
    }

    @Test
    void shouldAllowNothing_whenTheHolderIsUnknownOrNotChosen() {
        Officer officer = officer("career-centre-officer",
                bench.directory().office(centre(Side.DEPARTURE)).orElseThrow());
        AccessMatrix matrix = bench.get(AccessMatrix.class);

        assertThat(matrix.allowed(officer, new CaseSides(centre(Side.DEPARTURE), null, Side.SETTLEMENT))).isEmpty();
        assertThat(matrix.allowed(officer, new CaseSides("nowhere", null, Side.DEPARTURE))).isEmpty();
        assertThat(matrix.allowed(officer, new CaseSides(null, null, Side.DEPARTURE))).isEmpty();
    }

    @Test
    void shouldLeaveCaseContentsToCaseWorkers() {
        Set<Operation> content = Set.of(Operation.CASE_CARD_READ, Operation.FAMILY_CARD_READ, Operation.CASE_EDIT,
                Operation.DOCUMENT_READ, Operation.DOCUMENT_UPLOAD, Operation.REGISTRY_ANSWER_READ,
                Operation.REMARK_READ);
        List<String> workers = List.of("career-centre-officer", "career-centre-director", "lmc-head", "lmc-officer",
                "leb-head", "leb-officer");
        TabledAccessMatrix matrix = bench.get(TabledAccessMatrix.class);
        for (Role role : roles.all()) {
            for (Situation situation : Situation.values()) {
                boolean accompanies = role.code().equals("family-assistant") && situation == Situation.ENTRUSTED;
                if (!accompanies && (situation != Situation.OWN_OFFICE || !workers.contains(role.code()))) {
                    assertThat(matrix.granted(role.code(), situation)).as("%s %s", role.code(), situation)
                            .doesNotContainAnyElementsOf(content);
                }
            }
        }
    }

    @Test
    void shouldOpenTheFamilyToItsOwnAssistantOnly_whenTheCaseIsEntrusted() {
        Office centre = bench.directory().office(centre(Side.SETTLEMENT)).orElseThrow();
        Office elsewhere = bench.directory().office(id(Institution.CAREER_CENTRE,
                ELSEWHERE.get(Side.SETTLEMENT))).orElseThrow();
        CaseSides own = new CaseSides(centre(Side.DEPARTURE), centre(Side.SETTLEMENT), Side.SETTLEMENT, "somebody");
        CaseSides another = new CaseSides(centre(Side.DEPARTURE), centre(Side.SETTLEMENT), Side.SETTLEMENT, "another");
        AccessMatrix matrix = bench.get(AccessMatrix.class);

        assertThat(matrix.allowed(officer("family-assistant", centre), own))
                .containsExactlyInAnyOrder(Operation.CASE_STATUS_READ, Operation.FAMILY_CARD_READ);
        assertThat(matrix.allowed(officer("family-assistant", centre), another)).isEmpty();
        assertThat(matrix.allowed(officer("family-assistant", elsewhere), own)).as("moved to another centre").isEmpty();
        assertThat(matrix.allowed(officer("payment-officer", centre), own)).doesNotContain(Operation.FAMILY_CARD_READ);
    }

    @Test
    void shouldOpenTheFamilyToWhoStandsIn_whenItsAssistantIsAbsent() {
        String centre = centre(Side.SETTLEMENT);
        bench.hire("absent-assistant", "family-assistant", centre);
        bench.hire("deputy-assistant", "family-assistant", centre);
        CaseSides sides = new CaseSides(centre(Side.DEPARTURE), centre, Side.SETTLEMENT, "absent-assistant");
        assertThat(allowed("deputy-assistant", sides)).isEmpty();

        bench.staff().standIn(new StandIn("absent-assistant", "deputy-assistant", StaffBench.DAY, StaffBench.DAY));

        assertThat(allowed("deputy-assistant", sides)).contains(Operation.FAMILY_CARD_READ);
        bench.today(StaffBench.DAY.plusDays(1));
        assertThat(allowed("deputy-assistant", sides)).isEmpty();
        bench.today(StaffBench.DAY);
    }

    private static Set<Operation> allowed(String user, CaseSides sides) {
        return bench.get(AccessMatrix.class).allowed(bench.directory().officer(user).orElseThrow(), sides);
    }

    private static Officer officer(String role, Office office) {
        return new Officer("somebody", "Ким", "Марал", "", List.of(new Officer.Position(role, office)));
    }

    private static Office office(Role role, Institution institution, String village) {
        String kato = role.level() == Role.Level.DISTRICT ? village.substring(0, 4) + "00000" : village;
        return bench.directory().office(id(institution, kato)).orElseThrow();
    }

    private static String centre(Side side) {
        return id(Institution.CAREER_CENTRE, VILLAGE.get(side));
    }

    private static Side other(Side side) {
        return side == Side.DEPARTURE ? Side.SETTLEMENT : Side.DEPARTURE;
    }

    private static void open(Institution institution, String village) {
        bench.open(id(institution, village), institution, village);
        if (institution == Institution.AKIMAT) {
            String district = village.substring(0, 4) + "00000";
            bench.open(id(institution, district), institution, district);
        }
    }

    private static String id(Institution institution, String kato) {
        return institution.name().substring(0, 3).toLowerCase(Locale.ROOT) + "-" + kato;
    }
}
