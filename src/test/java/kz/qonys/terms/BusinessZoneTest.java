package kz.qonys.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BusinessZoneTest {

    @Test
    void shouldAcceptTheZone_whenTimeZoneDataKnowTheUnification() {
        assertThat(BusinessZone.checked(Calendars.ZONE)).isEqualTo(Calendars.ZONE);
    }

    @Test
    void shouldRefuseTheStart_whenTimeZoneDataAreOlder() {
        assertThatThrownBy(() -> BusinessZone.checked(ZoneId.of("UTC+6")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("update the Java time-zone data to 2024a or newer");
    }
}
