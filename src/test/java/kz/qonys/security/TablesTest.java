package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static final Set<String> WORDS = Set.of("anonymous", "signed-in", "nobody", "absent");

    private static final Set<String> ROLES = Set.of(
            "career-centre-officer", "career-centre-director", "lmc-head", "lmc-officer", "leb-head", "leb-officer",
            "family-assistant", "rural-akim", "district-akim", "adaptation-centre-staff", "info-centre-operator",
            "info-centre-lawyer", "info-centre-psychologist", "employer-liaison", "quota-commission-member",
            "payment-officer", "regional-supervisor", "ministry-analyst", "process-analyst", "data-protection-officer",
            "system-administrator");

    @Test
    void shouldNameKnownRolesOnly_whenRowsSayWho() {
        Stream<String> who = Stream.concat(
                Table.rows("security/routes.csv").stream().map(row -> row.get(2)),
                Table.rows("security/commands.csv").stream().map(row -> row.get(1)));

        assertThat(who).allSatisfy(text -> assertThat(
                        WORDS.contains(text) || ROLES.containsAll(List.of(text.split("\\|"))))
                .as(text)
                .isTrue());
    }

    @Test
    void shouldGiveAReason_whenARowOpensSomething() {
        assertThat(Table.rows("security/routes.csv")).allSatisfy(row -> assertThat(row.get(3)).isNotBlank());
        assertThat(Table.rows("security/commands.csv")).allSatisfy(row -> assertThat(row.get(3)).isNotBlank());
        assertThat(Table.rows("security/expression-beans.csv")).allSatisfy(row -> assertThat(row.get(2)).isNotBlank());
    }

    @Test
    void shouldOpenEngineRestToAnalystAndAdministratorOnly() {
        assertThat(new RouteTable().routes())
                .filteredOn(route -> route.path().startsWith("/engine-rest"))
                .extracting(route -> route.who().text())
                .isSubsetOf("nobody", "process-analyst|system-administrator");
    }
}
