package kz.qonys.staff;

import static kz.qonys.staff.StaffBench.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class StaffIT {

    @Test
    void shouldMigrateAndAnswer_whenTheDatabaseIsPostgres() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                StaffBench bench = StaffBench.on(postgres.getPostgresDatabase())) {
            bench.staff().take(Roster.read(new ClassPathResource("demo/offices.csv"),
                    new ClassPathResource("demo/staff.csv"), DAY), StaffBench.PASSWORD);
            bench.staff().standIn(new StandIn("tur-lmc-head", "tur-lmc-officer", DAY, DAY.plusDays(2)));
            bench.staff().move("sko-leb-officer", "leb-officer", "sko-leb",
                    new Appointment("leb-officer", "pav-leb", DAY.plusDays(1), null));

            StaffDirectory staff = bench.directory();
            assertThat(staff.group("lmc-head", "tur-cc")).isEqualTo("tur-lmc.lmc-head");
            assertThat(staff.groupsOf("tur-lmc-officer"))
                    .containsExactlyInAnyOrder("tur-lmc.lmc-officer", "tur-lmc.lmc-head");
            assertThat(staff.holders("leb-officer", "sko-leb")).hasSize(2);
            bench.today(DAY.plusDays(1));
            bench.whileDeriving(bench::deriveDaily);
            assertThat(bench.accounts().kept.get("sko-leb-officer").worksIn("pav-leb")).isFalse();
            bench.deriveDaily();
            assertThat(bench.accounts().kept.get("sko-leb-officer").worksIn("pav-leb")).isTrue();
            assertThat(staff.holders("leb-officer", "sko-leb")).extracting(Officer::id)
                    .containsExactly("sko-leb-officer-2");
            assertThat(bench.accounts().kept).hasSize(68);
            assertThat(bench.get(AccessMatrix.class).allows(staff.officer("tur-career-centre-officer").orElseThrow(),
                    Operation.CASE_EDIT, new CaseSides("tur-cc", "sko-cc", CaseSides.Side.DEPARTURE))).isTrue();
        }
    }
}
