package kz.qonys.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import kz.qonys.desk.OptionLists.Option;
import kz.qonys.language.Language;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.junit.jupiter.api.Test;

class StaffOptionListsTest {

    private final StaffDirectory staff = mock(StaffDirectory.class);
    private final OptionLists lists = new StaffOptionLists(staff,
            new DeskProperties(List.of("59", "55"), "career-centre-officer", 100, Duration.ofDays(14)));

    @Test
    void shouldOfferOnlyRegionsThatTakeFamilies_whenSettlementIsChosen() {
        when(staff.offices(Institution.CAREER_CENTRE)).thenReturn(List.of(
                office("tur-cc", "610000000", "Я", "Я"), office("sko-cc", "590000000", "Ұ", "СКО"),
                office("pav-cc", "550000000", "Ә", "Павлодар")));

        assertThat(lists.options("settlementOffices", null, Language.RU)).extracting(Option::value)
                .containsExactly("pav-cc", "sko-cc");
        assertThat(lists.options("departureOffices", null, Language.KK)).extracting(Option::label)
                .containsExactly("Ә", "Ұ", "Я");
    }

    @Test
    void shouldOfferTheOfficersOfTheSettlementBody_whenSettlementIsKnown() {
        Office body = office("sko-leb", "590000000", "б", "у");
        when(staff.officeFor("leb-officer", "sko-cc")).thenReturn(body);
        when(staff.holders(any(), any())).thenReturn(List.of(
                new Officer("zh", "Өмірова", "Жанна", "", List.of(new Officer.Position("leb-officer", body))),
                new Officer("g", "Оспанова", "Гуля", "", List.of(new Officer.Position("leb-officer", body)))));

        assertThat(lists.options("officersOfOffice", "sko-cc", Language.KK))
                .containsExactly(new Option("Оспанова Г.", "g"), new Option("Өмірова Ж.", "zh"));
        assertThat(lists.options("officersOfOffice", null, Language.KK)).isEmpty();
    }

    private static Office office(String id, String kato, String kk, String ru) {
        return new Office(id, Institution.CAREER_CENTRE, kato, "000000000000", kk, ru);
    }
}
