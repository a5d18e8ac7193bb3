package kz.qonys.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Regions;
import kz.qonys.staff.Role;
import kz.qonys.staff.Roles;
import kz.qonys.staff.Sheet;
import kz.qonys.staff.StaffBench;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.staff.process.EngineBench;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DemoStaffTest {

    private static StaffBench bench;
    private static DemoStaff demo;
    private static List<DemoStaff.Card> early;

    @BeforeAll
    static void seed() {
        bench = StaffBench.withAccounts(EngineBench.class);
        demo = demo(new MockEnvironment());
        early = demo.cards();
        demo.seed();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void shouldFillEveryRoleInEveryOfficeOfItsInstitution() {
        for (Role role : bench.get(Roles.class).all()) {
            for (Office office : role.institutions().isEmpty() ? List.<Office>of()
                    : bench.directory().offices(role.institutions().get(0))) {
                if (role.heldIn(office)) {
                    assertThat(bench.directory().holders(role.code(), office.id()))
                            .as("%s in %s", role.code(), office.id())
                            .isNotEmpty();
                }
            }
        }
        Set<String> filled = demo.cards().stream().map(DemoStaff.Card::roleCode).collect(Collectors.toSet());
        assertThat(filled).hasSize(21).doesNotContain("applicant");
    }

    @Test
    void shouldShowNoCards_whenTheLoginPageIsOpenedBeforeTheStaffIsThere() {
        assertThat(early).isEmpty();
    }

    @Test
    void shouldHaveTwoPeopleWhereOneChecksTheOther() {
        for (String region : List.of("tur", "zhe", "sko", "pav")) {
            assertThat(bench.directory().holders("career-centre-officer", region + "-cc")).hasSize(2);
            assertThat(bench.directory().holders("leb-officer", region + "-leb")).hasSize(2);
        }
    }

    @Test
    void shouldLeadFromEveryCareerCentreToTheRegionsOffices() {
        for (Office centre : bench.directory().offices(Institution.CAREER_CENTRE)) {
            String region = centre.id().substring(0, 3);
            assertThat(bench.directory().group("lmc-head", centre.id())).isEqualTo(region + "-lmc.lmc-head");
            assertThat(bench.directory().group("leb-head", centre.id())).isEqualTo(region + "-leb.leb-head");
        }
    }

    @Test
    void shouldLetEverybodySignInWithTheDemoPassword() {
        IdentityService identity = bench.get(ProcessEngine.class).getIdentityService();

        assertThat(demo.cards()).hasSize(68)
                .allSatisfy(card -> assertThat(identity.checkPassword(card.userId(), DemoStaff.PASSWORD)).isTrue());
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").list()).extracting("id")
                .containsExactly("admin");
    }

    @Test
    void shouldNameEveryoneOnCards_inEveryLanguage() {
        assertThat(demo.cards()).extracting(DemoStaff.Card::userId).doesNotHaveDuplicates()
                .contains("tur-career-centre-officer", "tur-career-centre-officer-2", "analyst", "admin", "dpo",
                        "ministry");
        for (Language language : Language.values()) {
            assertThat(demo.cards()).allSatisfy(card -> {
                assertThat(card.roleName(language)).isNotBlank();
                assertThat(card.officeName(language)).isNotBlank();
                assertThat(card.regionName(language)).isNotBlank();
            });
        }
        assertThat(demo.cards()).extracting(card -> bench.directory().officer(card.userId()).orElseThrow())
                .extracting(officer -> officer.surname() + officer.name() + officer.patronymic())
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldChangeNothing_whenSeededAgain() {
        List<Officer> before = officers();
        demo.seed();
        assertThat(officers()).isEqualTo(before);
    }

    @Test
    void shouldUseEachBinOnce() {
        assertThat(Sheet.read(DemoStaff.OFFICES)).extracting(row -> row.get("bin")).doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseToStart_whenTheProfileOfProductionIsActive() {
        MockEnvironment production = new MockEnvironment();
        production.setActiveProfiles("demo", "postgres");

        assertThatThrownBy(() -> demo(production)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("demo").hasMessageContaining("postgres");
    }

    @Test
    void shouldRefuseProduction_whenTheDatabaseHoldsDemoStaff() {
        DemoRefusal refusal = new DemoRefusal(bench.directory(), bench.get(Messages.class));
        assertThatThrownBy(refusal::afterSingletonsInstantiated).isInstanceOf(IllegalStateException.class);

        try (StaffBench clean = StaffBench.onH2()) {
            clean.open("abay-cc", Institution.CAREER_CENTRE, "101010000");
            new DemoRefusal(clean.directory(), bench.get(Messages.class)).afterSingletonsInstantiated();
            assertThat(clean.directory().office("abay-cc")).isPresent();
        }
    }

    private static List<Officer> officers() {
        return Sheet.read(DemoStaff.PEOPLE).stream()
                .map(row -> bench.directory().officer(row.get("user")).orElseThrow())
                .toList();
    }

    private static DemoStaff demo(MockEnvironment environment) {
        return new DemoStaff(bench.staff(), bench.get(StaffDirectory.class), bench.get(Roles.class),
                bench.get(Regions.class), bench.get(Clock.class), environment, bench.get(Messages.class));
    }
}
