package kz.qonys.staff;

import static kz.qonys.staff.StaffBench.DAY;
import static kz.qonys.staff.StaffBench.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class StaffTest {

    private static final String OFFICER = "career-centre-officer";

    private final StaffBench bench = StaffBench.onH2();

    @BeforeEach
    void offices() {
        bench.open("tur-cc", Institution.CAREER_CENTRE, "611010000");
        bench.open("tur-lmc", Institution.MOBILITY_CENTRE, "610000000");
        bench.open("sko-cc", Institution.CAREER_CENTRE, "591010000");
        bench.hire("askar", OFFICER, "tur-cc");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldMakeAnAccountWithTheInitialPassword_whenSomebodyIsHired() {
        assertThat(bench.accounts().kept).containsOnlyKeys("askar");
        assertThat(bench.accounts().passwords).containsEntry("askar", PASSWORD);
        assertThat(bench.directory().groupsOf("askar")).containsExactly("tur-cc.career-centre-officer");
    }

    @Test
    void shouldNameEveryFaultAtOnce_whenAnOfficeIsWrong() {
        assertFaults(() -> bench.staff().open(new Office("Tur CC", Institution.CAREER_CENTRE, "990000000",
                "240640999997", " ", "")), "id:staff.fault.office-id", "kato:staff.fault.kato", "bin:staff.fault.bin",
                "nameKk:staff.fault.name", "nameRu:staff.fault.name");
        assertFaults(() -> bench.open("tur-cc", Institution.CAREER_CENTRE, "611010000"),
                "id:staff.fault.office-exists");
    }

    @Test
    void shouldNameEveryFaultAtOnce_whenAHiringIsWrong() {
        assertFaults(() -> bench.staff().hire(new Person("Askar!", "", "Асқар", ""),
                new Appointment("lmc-head", "tur-cc", DAY, DAY.minusDays(1)), "short"), "userId:staff.fault.user-id",
                "surname:staff.fault.name", "role:staff.fault.role-elsewhere", "to:staff.fault.period",
                "password:staff.fault.password");
        assertFaults(() -> bench.staff().hire(new Person("askar", "Оспанов", "Асқар", ""),
                new Appointment("captain", "nowhere", DAY, null), PASSWORD), "userId:staff.fault.user-exists",
                "role:staff.fault.role-unknown", "office:staff.fault.office-unknown");
        assertThat(bench.accounts().kept).containsOnlyKeys("askar");
    }

    @Test
    void shouldRefuseTheSamePositionTwice_whenPeriodsOverlap() {
        assertFaults(() -> bench.staff().appoint("askar", new Appointment(OFFICER, "tur-cc", DAY.plusDays(5), null)),
                "from:staff.fault.position-overlap");
        assertFaults(() -> bench.staff().appoint("nobody", new Appointment(OFFICER, "tur-cc", DAY, null)),
                "userId:staff.fault.user-unknown");
    }

    @Test
    void shouldChangeGroupsOnTheDay_whenSomebodyMoves() {
        bench.staff().move("askar", OFFICER, "tur-cc", new Appointment(OFFICER, "sko-cc", DAY.plusDays(7), null));

        assertThat(bench.directory().groupsOf("askar")).containsExactly("tur-cc.career-centre-officer");
        bench.today(DAY.plusDays(7));
        assertThat(bench.directory().groupsOf("askar")).containsExactly("sko-cc.career-centre-officer");

        bench.whileDeriving(bench::deriveDaily);
        assertThat(bench.accounts().kept.get("askar").worksIn("sko-cc")).isFalse();
        bench.deriveDaily();
        assertThat(bench.accounts().kept.get("askar").worksIn("sko-cc")).isTrue();
        assertThat(bench.accounts().kept.get("askar").worksIn("tur-cc")).isFalse();
    }

    @Test
    void shouldCloseTheAccountAfterTheLastDay_whenThePositionEnds() {
        bench.staff().end("askar", OFFICER, "tur-cc", DAY.plusDays(3));
        bench.hire("dina", OFFICER, "tur-cc");

        bench.today(DAY.plusDays(3));
        bench.deriveEverything();
        assertThat(bench.accounts().kept).containsKey("askar");
        bench.today(DAY.plusDays(4));
        bench.deriveEverything();
        assertThat(bench.accounts().kept).containsOnlyKeys("dina");
        assertThat(bench.directory().officer("askar")).isEmpty();
        assertFaults(() -> bench.staff().end("askar", OFFICER, "tur-cc", DAY.plusDays(9)),
                "role:staff.fault.position-unknown");
    }

    @Test
    void shouldGiveTheDeputyTheGroups_whenAndAsLongAsSomebodyIsAbsent() {
        bench.hire("dina", "lmc-head", "tur-lmc");
        StandIn leave = new StandIn("dina", "askar", DAY.plusDays(1), DAY.plusDays(14));
        bench.staff().standIn(leave);

        assertThat(bench.directory().groupsOf("askar")).containsExactly("tur-cc.career-centre-officer");
        bench.today(DAY.plusDays(1));
        assertThat(bench.directory().groupsOf("askar"))
                .containsExactlyInAnyOrder("tur-cc.career-centre-officer", "tur-lmc.lmc-head");
        assertThat(bench.staff().standInsOf("askar")).containsExactly(leave);
        assertThat(bench.directory().officer("askar").orElseThrow().holds("lmc-head")).isTrue();
        assertThat(bench.directory().holders("lmc-head", "tur-lmc")).extracting(Officer::id).containsExactly("dina");
        bench.today(DAY.plusDays(15));
        assertThat(bench.directory().groupsOf("askar")).containsExactly("tur-cc.career-centre-officer");
        assertThat(bench.staff().standInsOf("askar")).isEmpty();
    }

    @Test
    void shouldFollowTheDeputysAccount_whenAStandInEndsEarly() {
        bench.hire("dina", "lmc-head", "tur-lmc");
        StandIn leave = new StandIn("dina", "askar", DAY.minusDays(2), DAY.plusDays(14));
        bench.staff().standIn(leave);
        assertThat(bench.accounts().kept.get("askar").holds("lmc-head")).isTrue();

        bench.staff().endStandIn(leave, DAY.minusDays(1));

        assertThat(bench.accounts().kept.get("askar").holds("lmc-head")).isFalse();
        assertFaults(() -> bench.staff().endStandIn(leave, DAY), ":staff.fault.stand-in-unknown");
    }

    @Test
    void shouldRefuseAStandIn_whenItIsWithOneselfOpenEndedOrDoubled() {
        bench.hire("dina", "lmc-head", "tur-lmc");
        assertFaults(() -> bench.staff().standIn(new StandIn("dina", "dina", DAY, null)),
                "deputy:staff.fault.stand-in-self", "to:staff.fault.period");
        bench.staff().standIn(new StandIn("dina", "askar", DAY, DAY.plusDays(2)));
        assertFaults(() -> bench.staff().standIn(new StandIn("dina", "askar", DAY.plusDays(2), DAY.plusDays(4))),
                "from:staff.fault.stand-in-overlap");
    }

    @Test
    void shouldTakeInOnlyWhoIsMissing_whenARosterIsReadAgain() {
        LocalDate first = DAY.minusDays(10);
        Roster roster = new Roster(List.of(new Office("pav-cc", Institution.CAREER_CENTRE, "551010000", "240641999983",
                "Павлодар", "Павлодар")), List.of(new Roster.Entry(new Person("maral", "Ким", "Марал", ""),
                List.of(new Appointment(OFFICER, "pav-cc", first, null)))));

        bench.staff().take(roster, PASSWORD);
        bench.staff().end("maral", OFFICER, "pav-cc", DAY.minusDays(1));
        bench.staff().take(roster, PASSWORD);

        assertThat(bench.directory().offices(Institution.CAREER_CENTRE)).extracting(Office::id)
                .containsExactly("pav-cc", "sko-cc", "tur-cc");
        assertThat(bench.directory().groupsOf("maral")).isEmpty();
    }

    @Test
    void shouldTakeInNothing_whenARosterHasAFault() {
        Roster roster = new Roster(List.of(), List.of(
                new Roster.Entry(new Person("maral", "Ким", "Марал", ""),
                        List.of(new Appointment(OFFICER, "tur-cc", DAY, null))),
                new Roster.Entry(new Person("samal", "Ким", "Самал", ""),
                        List.of(new Appointment(OFFICER, "tur-lmc", DAY, null)))));

        assertFaults(() -> bench.staff().take(roster, PASSWORD), "role:staff.fault.role-elsewhere");
        assertThat(bench.directory().officer("maral")).isEmpty();
    }

    @Test
    void shouldDeriveOnlyOnANewDay_whenTheDailyRunLooks() {
        DailyDerivation daily = new DailyDerivation(bench.get(Derivation.class));
        daily.start();
        bench.accounts().kept.clear();

        daily.follow();
        assertThat(bench.accounts().kept).isEmpty();
        bench.today(DAY.plusDays(1));
        daily.follow();
        assertThat(bench.accounts().kept).containsOnlyKeys("askar");
    }

    @Test
    void shouldTakeInTheFirstStaff_whenFilesAreConfigured() {
        Resource offices =
                sheet("id;institution;kato;bin;kk;ru\noperator;OPERATOR;710000000;240641999983;Оператор;Оператор");
        Resource people =
                sheet("user;surname;name;patronymic;role;office\nroot;Ким;Марал;;system-administrator;operator");

        firstStaff(new StaffProperties(null, null, null)).start();
        assertThat(bench.directory().office("operator")).isEmpty();
        assertFaults(() -> firstStaff(new StaffProperties(offices, people, null)).start(),
                "password:staff.fault.password");
        firstStaff(new StaffProperties(offices, people, PASSWORD)).start();
        firstStaff(new StaffProperties(offices, people, null)).start();

        assertThat(bench.directory().groupsOf("root")).containsExactly("operator.system-administrator");
    }

    private FirstStaff firstStaff(StaffProperties properties) {
        return new FirstStaff(properties, bench.staff(), bench.get(Clock.class));
    }

    private static Resource sheet(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertFaults(ThrowingCallable change, String... faults) {
        assertThatThrownBy(change).isInstanceOfSatisfying(FaultException.class, exception -> {
            assertThat(exception.faults()).extracting(fault -> fault.field() + ":" + fault.key())
                    .containsExactlyInAnyOrder(faults);
            assertThat(exception.faults()).allSatisfy(this::assertWorded);
        });
    }

    private void assertWorded(Fault fault) {
        for (Language language : Language.values()) {
            assertThat(bench.get(Messages.class).text(language, fault.key(), fault.arguments().toArray()))
                    .isNotBlank().doesNotContain("{");
        }
    }
}
