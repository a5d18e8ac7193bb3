package kz.qonys.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.qonys.language.Language;
import kz.qonys.staff.Roles;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class ServiceCatalogueTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String HEAD =
            "code;valid_from;valid_to;category;side;role;target;due_days;wanted;name_kk;name_ru;"
            + "name_en;proof_kk;proof_ru;proof_en\n";

    @Test
    void shouldKnowTheTwentyFiveServices_inAllLanguages() {
        ServiceCatalogue catalogue = new ServiceCatalogue(new ClassPathResource("plan/services.csv"), new Roles());

        assertThat(catalogue.on(TODAY)).extracting(CatalogueService::code)
                .containsExactlyElementsOf(Stream.concat(IntStream.rangeClosed(1, 25).mapToObj("ADI-%02d"::formatted),
                        Stream.of("EXT-01")).toList());
        assertThat(catalogue.on(TODAY)).allSatisfy(service -> {
            assertThat(service.name(Language.KK)).isNotEqualTo(service.name(Language.RU));
            assertThat(service.proof(Language.EN)).isNotBlank();
        });
        assertThat(catalogue.on(LocalDate.of(2024, 5, 29))).isEmpty();
        assertThat(catalogue.find("ADI-16", TODAY).orElseThrow().dueDays()).isEqualTo(10);
    }

    @Test
    void shouldAnswerByTheDay_whenARowReplacesAnother() {
        ServiceCatalogue catalogue = catalogue(
                row("A-1", "2024-01-01", "2025-12-31", "10", "Бұрынғы", "Прежняя"),
                row("A-1", "2026-01-01", "", "5", "Жаңа", "Новая"));

        assertThat(catalogue.find("A-1", LocalDate.of(2025, 12, 31)).orElseThrow().dueDays()).isEqualTo(10);
        assertThat(catalogue.find("A-1", LocalDate.of(2026, 1, 1)).orElseThrow().dueDays()).isEqualTo(5);
        assertThat(catalogue.latest("A-1").orElseThrow().name(Language.RU)).isEqualTo("Новая");
    }

    @Test
    void shouldStopTheStart_whenTheFileIsWrong() {
        String row = row("A-1", "2024-01-01", "", "10", "Қызмет", "Услуга");

        assertThatThrownBy(() -> catalogue(row, row)).hasMessageContaining("A-1").hasMessageContaining("same day");
        assertThatThrownBy(() -> catalogue(row.replace("career-centre-officer", "wizard")))
                .hasMessageContaining("no such role: wizard");
        assertThatThrownBy(() -> catalogue(row.replace("Қызмет", ""))).hasMessageContaining("name_kk is empty");
    }

    private static ServiceCatalogue catalogue(String... rows) {
        return new ServiceCatalogue(new ByteArrayResource(
                (HEAD + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8)), new Roles());
    }

    private static String row(String code, String from, String to, String due, String kk, String ru) {
        return String.join(";", code, from, to, "legal", "settlement", "career-centre-officer", "person", due,
                "document", kk, ru, "Service", "құжат", "документ", "paper");
    }
}
