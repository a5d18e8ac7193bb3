package kz.qonys.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import kz.qonys.language.Language;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

class StaffDataTest {

    private final Roles roles = new Roles();
    private final Regions regions = new Regions();

    @Test
    void shouldHoldEveryRoleOfTheOrderAndTheProject() {
        assertThat(roles.all()).extracting(Role::code).containsExactlyInAnyOrder("career-centre-officer",
                "career-centre-director", "lmc-head", "lmc-officer", "leb-head", "leb-officer", "family-assistant",
                "rural-akim", "district-akim", "adaptation-centre-staff", "info-centre-operator", "info-centre-lawyer",
                "info-centre-psychologist", "employer-liaison", "quota-commission-member", "payment-officer",
                "regional-supervisor", "ministry-analyst", "process-analyst", "data-protection-officer",
                "system-administrator", "applicant");
    }

    @Test
    void shouldNameEveryRoleAndItsDutiesInEveryLanguage() {
        for (Language language : Language.values()) {
            assertThat(roles.all()).allSatisfy(role -> {
                assertThat(role.name(language)).isNotBlank();
                assertThat(role.duties(language)).isNotBlank();
            });
            assertThat(roles.all()).extracting(role -> role.name(language)).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldHoldAllTwentyRegionsInEveryLanguage() {
        assertThat(regions.all()).hasSize(20).allSatisfy(region -> {
            assertThat(region.iso()).isEqualTo("KZ-" + region.kato().substring(0, 2));
            for (Language language : Language.values()) {
                assertThat(region.name(language)).isNotBlank();
            }
        });
    }

    @Test
    void shouldKnowSettlementRegionsOfAYear_whenFamilyChooses() {
        Region north = regions.of("591010000").orElseThrow();
        Region atyrau = regions.of("230000000").orElseThrow();

        assertThat(north.settles("kandas", 2026)).isTrue();
        assertThat(north.settles("migrant", 2026)).isTrue();
        assertThat(atyrau.settles("kandas", 2024)).isFalse();
        assertThat(atyrau.settles("kandas", 2025)).isTrue();
        assertThat(regions.of("610000000").orElseThrow().settles("migrant", 2026)).isFalse();
        assertThat(regions.of("990000000")).isEmpty();
    }

    @Test
    void shouldNameFileAndLine_whenASheetHasAShortLine() {
        ByteArrayResource sheet = new ByteArrayResource("a;b\n1;2\n3\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "broken.csv";
            }
        };
        assertThatThrownBy(() -> Sheet.read(sheet)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken.csv, line 3");
    }
}
