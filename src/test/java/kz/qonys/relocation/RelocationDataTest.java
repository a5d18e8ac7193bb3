package kz.qonys.relocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kz.qonys.language.Language;
import kz.qonys.staff.Region;
import kz.qonys.staff.Regions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Sheets of regions and centres as they are delivered, and what a faulty file of a region does. */
class RelocationDataTest {

    private static final String SHEET = "region;version;january;july;heating;snow;kk;ru;en\n";
    private static final String CENTRE = "code;region;kind;beds;kk;ru;en\n";

    private final Regions regions = new Regions();

    @Test
    void shouldHaveASheetInEveryLanguage_forEachRegionThatSettlesFamilies() {
        RegionSheets sheets = new RegionSheets(new ClassPathResource("relocation/regions.csv"), regions);

        assertThat(regions.all().stream().filter(region -> region.kandasSince() > 0 || region.migrantSince() > 0)
                .map(Region::kato)).allSatisfy(kato -> assertThat(sheets.of(kato)).hasValueSatisfying(sheet ->
                        assertThat(Arrays.stream(Language.values()).map(sheet::note)).doesNotContainNull()));
    }

    @Test
    void shouldKnowTheCentresOfARegion() {
        Centres centres = new Centres(new ClassPathResource("relocation/centres.csv"), regions);

        assertThat(centres.in("590000000")).extracting(Centre::code).containsExactly("sko-adaptation", "sko-temporary");
        assertThat(centres.in("750000000")).isEmpty();
        assertThat(centres.find("sko-adaptation")).hasValueSatisfying(centre -> assertThat(centre.beds()).isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"990000000;1;-1;+1;10–4;11–3;қ;р;e\n", "590000000;1;;+1;10–4;11–3;қ;р;e\n",
        "590000000;1;-1;+1;13–4;11–3;қ;р;e\n",
        "590000000;1;-1;+1;10–4;11–3;қ;р;e\n590000000;2;-1;+1;10–4;11–3;қ;р;e\n"})
    void shouldStopTheStart_whenASheetIsFaulty(String rows) {
        assertThatThrownBy(() -> new RegionSheets(file(SHEET + rows), regions))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one;590000000;hotel;5;қ;р;e\n", "one;590000000;temporary;0;қ;р;e\n",
        "one;990000000;temporary;5;қ;р;e\n", "one;590000000;temporary;5;қ;р;e\none;590000000;temporary;6;қ;р;e\n"})
    void shouldStopTheStart_whenACentreIsFaulty(String rows) {
        assertThatThrownBy(() -> new Centres(file(CENTRE + rows), regions)).isInstanceOf(IllegalStateException.class);
    }

    private static Resource file(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }
}
