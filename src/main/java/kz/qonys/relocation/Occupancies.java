package kz.qonys.relocation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.qonys.relocation.Diary.Kind;
import kz.qonys.relocation.Diary.Line;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How full the centres of a region are, today and on the days to come. */
@Repository
public class Occupancies {

    /** How many days are looked ahead, today included. */
    public static final int DAYS = 30;

    /**
     * Beds of one family.
     *
     * @param takenOn         day on which they were given to it
     * @param expectedOn      day on which it is to come; null when no day was arranged
     * @param arrivedOn       null before it has arrived: then the beds are kept for it
     * @param registeredUntil last day of its temporary registration; null when there is none
     */
    public record Stay(String caseId, int beds, LocalDate takenOn, LocalDate expectedOn, LocalDate arrivedOn,
            LocalDate registeredUntil) {

        public boolean arrived() {
            return arrivedOn != null;
        }

        private boolean lasts(LocalDate day) {
            return arrived() || expectedOn == null || !expectedOn.isAfter(day);
        }
    }

    /**
     * One centre. A bed that is kept for a family is not free to give, though it stands empty until the family comes.
     *
     * @param beds     how many there are
     * @param taken    of families that live there
     * @param reserved kept for families that are to come
     * @param free     to give now; 0 also when the centre has fewer beds than families have
     * @param empty    beds without anybody on each day from today; nobody is reckoned to leave
     * @param stays    who has them, by day of arrival
     */
    public record Occupancy(Centre centre, int beds, int taken, int reserved, int free, List<Integer> empty,
            List<Stay> stays) {
    }

    private final JdbcClient jdbc;
    private final Centres centres;
    private final Diary diary;
    private final Clock clock;

    Occupancies(JdbcClient jdbc, Centres centres, Diary diary, Clock clock) {
        this.jdbc = jdbc;
        this.centres = centres;
        this.diary = diary;
        this.clock = clock;
    }

    /** The centres of a region, nine-digit KATO code. */
    public List<Occupancy> in(String region) {
        return centres.in(region).stream().map(this::occupancy).toList();
    }

    private Occupancy occupancy(Centre centre) {
        int beds = jdbc.sql("select beds from relocation_centre where code = ?").param(centre.code())
                .query(Integer.class).single();
        List<Stay> stays = stays(centre.code());
        int taken = stays.stream().filter(Stay::arrived).mapToInt(Stay::beds).sum();
        int reserved = stays.stream().mapToInt(Stay::beds).sum() - taken;
        LocalDate today = LocalDate.now(clock);
        List<Integer> empty = IntStream.range(0, DAYS).mapToObj(today::plusDays)
                .map(day -> Math.max(0, beds - stays.stream().filter(stay -> stay.lasts(day)).mapToInt(Stay::beds)
                .sum()))
                .toList();
        return new Occupancy(centre, beds, taken, reserved, Math.max(0, beds - taken - reserved), empty, stays);
    }

    private List<Stay> stays(String centre) {
        List<Stay> stays = jdbc.sql("""
                        select p.case_id, p.beds, p.taken_at, m.expected_on, m.arrived_on from relocation_place p
                        left join relocation_move m on m.case_id = p.case_id
                        where p.centre = ? and p.freed_at is null
                        order by coalesce(m.arrived_on, m.expected_on), p.taken_at""")
                .param(centre).query((row, number) -> new Stay(row.getString("case_id"), row.getInt("beds"),
                        day(row.getTimestamp("taken_at").toInstant()), row.getObject("expected_on", LocalDate.class),
                        row.getObject("arrived_on", LocalDate.class), null)).list();
        Map<String, Line> residences = diary.last(stays.stream().map(Stay::caseId).toList(), Kind.RESIDENCE);
        return stays.stream().map(stay -> new Stay(stay.caseId(), stay.beds(), stay.takenOn(), stay.expectedOn(),
                stay.arrivedOn(), until(residences.get(stay.caseId())))).toList();
    }

    private static LocalDate until(Line residence) {
        return residence == null || residence.word("until").isEmpty() ? null : LocalDate.parse(residence.word("until"));
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(clock.getZone()).toLocalDate();
    }
}
