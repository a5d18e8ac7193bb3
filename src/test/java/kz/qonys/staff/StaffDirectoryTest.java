package kz.qonys.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StaffDirectoryTest {

    private static StaffBench bench;

    @BeforeAll
    static void offices() {
        bench = StaffBench.onH2();
        bench.open("sko-cc", Institution.CAREER_CENTRE, "591010000");
        bench.open("sko-cc-mamlyut", Institution.CAREER_CENTRE, "595200000");
        bench.open("sko-lmc", Institution.MOBILITY_CENTRE, "590000000");
        bench.open("sko-leb", Institution.LOCAL_EXECUTIVE_BODY, "590000000");
        bench.open("sko-leb-mamlyut", Institution.LOCAL_EXECUTIVE_BODY, "595200000");
        bench.open("sko-district", Institution.AKIMAT, "595000000");
        bench.open("sko-okrug", Institution.AKIMAT, "595030000");
        bench.open("pav-cc", Institution.CAREER_CENTRE, "551010000");
        bench.open("pav-lmc", Institution.MOBILITY_CENTRE, "551010000");
        bench.open("operator", Institution.OPERATOR, "710000000");
        bench.hire("aidana", "lmc-head", "sko-lmc");
        bench.hire("marat", "payment-officer", "sko-cc-mamlyut");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void shouldNameTheOfficeItself_whenItIsOfTheRolesInstitution() {
        assertThat(group("career-centre-officer", "sko-cc")).isEqualTo("sko-cc.career-centre-officer");
        assertThat(group("regional-supervisor", "sko-leb")).isEqualTo("sko-leb.regional-supervisor");
    }

    @Test
    void shouldNameTheUsualBody_whenNobodyWasAppointedInAnotherThatMayHaveTheRole() {
        assertThat(group("payment-officer", "sko-cc")).isEqualTo("sko-leb.payment-officer");
        assertThat(group("payment-officer", "sko-cc-mamlyut")).isEqualTo("sko-cc-mamlyut.payment-officer");
        assertThat(group("regional-supervisor", "sko-lmc")).isEqualTo("sko-leb.regional-supervisor");
    }

    @Test
    void shouldNameTheRegionsOffice_whenTheRoleIsHeldElsewhere() {
        assertThat(group("lmc-head", "sko-cc")).isEqualTo("sko-lmc.lmc-head");
        assertThat(group("lmc-head", "sko-cc-mamlyut")).isEqualTo("sko-lmc.lmc-head");
        assertThat(bench.directory().officeFor("lmc-head", "pav-cc").id()).isEqualTo("pav-lmc");
    }

    @Test
    void shouldPreferTheSmallestTerritory_whenSeveralOfficesCoverThePlace() {
        assertThat(group("leb-head", "sko-cc-mamlyut")).isEqualTo("sko-leb-mamlyut.leb-head");
        assertThat(group("leb-head", "sko-cc")).isEqualTo("sko-leb.leb-head");
    }

    @Test
    void shouldTellAkimsApartByTerritory_whenOneRegionHasSeveralAkimats() {
        assertThat(group("district-akim", "sko-okrug")).isEqualTo("sko-district.district-akim");
        assertThat(group("rural-akim", "sko-okrug")).isEqualTo("sko-okrug.rural-akim");
    }

    @Test
    void shouldFindTheOperatorFromAnywhere_whenTheRoleIsNational() {
        assertThat(group("system-administrator", "sko-cc")).isEqualTo("operator.system-administrator");
    }

    @Test
    void shouldRefuse_whenRoleOrOfficeIsUnknownOrNobodyServes() {
        assertThatThrownBy(() -> group("captain", "sko-cc")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown role 'captain'");
        assertThatThrownBy(() -> group("lmc-head", "nowhere")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown office 'nowhere'");
        assertThatThrownBy(() -> group("leb-head", "pav-cc")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not exactly one office").hasMessageContaining("pav-cc");
        assertThatThrownBy(() -> group("career-centre-officer", "sko-lmc")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not exactly one office");
        assertThatThrownBy(() -> group("applicant", "sko-cc")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldReadOfficersAndOffices() {
        assertThat(bench.directory().officer("aidana").orElseThrow().shortName()).isEqualTo("Оспанов Б.Е.");
        assertThat(bench.directory().holders("lmc-head", "sko-lmc")).extracting(Officer::id).containsExactly("aidana");
        assertThat(bench.directory().holders("lmc-head", "pav-lmc")).isEmpty();
        assertThat(bench.directory().office("sko-cc").orElseThrow().region()).isEqualTo("590000000");
        assertThat(bench.directory().offices(Institution.AKIMAT)).hasSize(2);
        assertThat(bench.directory().officer("nobody")).isEmpty();
        assertThat(bench.directory().groupsOf("nobody")).isEmpty();
    }

    private static String group(String role, String office) {
        return bench.directory().group(role, office);
    }
}
