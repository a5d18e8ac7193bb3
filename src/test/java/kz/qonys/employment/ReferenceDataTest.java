package kz.qonys.employment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import kz.qonys.employment.ActiveMeasures.Measure;
import kz.qonys.employment.Occupations.Occupation;
import kz.qonys.language.Language;
import kz.qonys.registry.Vacancy;
import kz.qonys.registry.gateway.TestGateway;
import kz.qonys.registry.simulator.GatewaySimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of occupations and active measures. */
class ReferenceDataTest {

    private final Occupations occupations = new Occupations();
    private final ActiveMeasures measures = new ActiveMeasures();

    @Test
    void shouldKnowEveryOccupationThatTheSimulatedExchangeOffers() {
        try (GatewaySimulator simulator = TestGateway.simulator()) {
            assertThat(occupations.all().stream().map(Occupation::code).collect(Collectors.toSet()))
                    .containsAll(simulator.vacancies().all(LocalDate.of(2026, 3, 17)).stream().map(Vacancy::occupation)
                            .collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @CsvSource({"учитель математики, teacher", "Мұғалім, teacher", "мал дәрігері, veterinarian",
            "Дәрігер-терапевт, doctor",
        "механизатор широкого профиля, tractor-driver", "тігінші, seamstress"})
    void shouldRecogniseAnOccupation_inKazakhAndRussian(String text, String code) {
        assertThat(occupations.named("", text)).contains(code);
    }

    @Test
    void shouldRecogniseNothing_whenTheTextNamesNoOccupation() {
        assertThat(occupations.named("", "уй шаруасы", null)).isEmpty();
    }

    @Test
    void shouldOfferAMeasureOnlyWhileItRuns() {
        assertThat(measures.on(LocalDate.of(2023, 12, 31))).isEmpty();
        assertThat(measures.on(LocalDate.of(2026, 3, 17))).extracting(Measure::code)
                .contains("youth-practice", "silver-age",
                "first-job", "contract-of-generations", "bastau-business", "business-grant", "soft-loan",
                "vocational-training");
        Measure ended = new Measure("x", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), null, null);
        assertThat(ended.offeredOn(LocalDate.of(2026, 6, 30))).isTrue();
        assertThat(ended.offeredOn(LocalDate.of(2026, 7, 1))).isFalse();
    }

    @Test
    void shouldNameEverythingInEveryLanguage() {
        for (Language language : Language.values()) {
            assertThat(occupations.all()).allSatisfy(one -> assertThat(one.name(language)).isNotBlank());
            assertThat(measures.on(LocalDate.of(2026, 3, 17))).allSatisfy(measure -> {
                assertThat(measure.name(language)).isNotBlank();
                assertThat(measure.note(language)).isNotBlank();
            });
        }
    }
}
