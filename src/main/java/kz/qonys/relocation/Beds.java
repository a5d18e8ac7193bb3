package kz.qonys.relocation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.qonys.casefile.Access;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Beds of centres, taken and freed. Methods join the caller's transaction. Whoever takes one locks the row of the
 * centre first and counts then, so that two cases never get the last one.
 */
@Repository
public class Beds {

    /**
     * Beds that a family has.
     *
     * @param centre  code of the centre
     * @param beds    how many
     * @param takenOn day on which they were taken
     */
    public record Place(String centre, int beds, LocalDate takenOn) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Beds(JdbcClient jdbc, Centres centres, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        centres.all().forEach(this::write);
    }

    /** What a family has now. */
    public Optional<Place> of(String caseId) {
        return jdbc.sql("select centre, beds, taken_at from relocation_place where case_id = ? and freed_at is null")
                .param(caseId).query((row, number) -> new Place(row.getString("centre"), row.getInt("beds"),
                        day(row.getTimestamp("taken_at").toInstant()))).optional();
    }

    /** How many beds of a centre are free now; others may take them before the caller does. */
    public int free(String centre) {
        return jdbc.sql("select beds from relocation_centre where code = ?").param(centre).query(Integer.class)
                .optional().map(beds -> beds - taken(centre)).orElse(0);
    }

    /**
     * Takes beds for a family in place of those it has, or keeps what it has when that is the same.
     *
     * @throws FaultException at {@code lodgingCentre} when not as many are free
     */
    public void take(String caseId, String centre, int beds, Access access) {
        Optional<Place> before = of(caseId);
        if (before.filter(place -> place.centre().equals(centre) && place.beds() == beds).isPresent()) {
            return;
        }
        // always in the same order, so that two families that change places do not wait for each other
        Stream.concat(before.map(Place::centre).stream(), Stream.of(centre)).distinct().sorted().forEach(this::lock);
        free(caseId, access);
        int left = free(centre);
        if (left < beds) {
            throw new FaultException(Fault.at("lodgingCentre", "relocation.fault.no-beds", left, beds));
        }
        jdbc.sql("insert into relocation_place (id, case_id, centre, beds, taken_at, taken_by)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), caseId, centre, beds, now(), access.user()).update();
    }

    /** Frees what a family has; false when it has nothing. */
    public boolean free(String caseId, Access access) {
        return jdbc.sql("update relocation_place set freed_at = ?, freed_by = ? where case_id = ? and freed_at is null")
                .params(now(), access.user(), caseId).update() > 0;
    }

    private void lock(String centre) {
        List<Integer> rows = jdbc.sql("select beds from relocation_centre where code = ? for update").param(centre)
                .query(Integer.class).list();
        if (rows.isEmpty()) {
            throw new FaultException(Fault.at("lodgingCentre", "casefile.fault.code"));
        }
    }

    private int taken(String centre) {
        return jdbc.sql("select coalesce(sum(beds), 0) from relocation_place where centre = ? and freed_at is null")
                .param(centre).query(Integer.class).single();
    }

    /** The file says how many beds there are; families that live there stay when it says fewer. */
    private void write(Centre centre) {
        if (rewritten(centre)) {
            return;
        }
        try {
            jdbc.sql("insert into relocation_centre (code, beds) values (?, ?)").params(centre.code(), centre.beds())
                    .update();
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            rewritten(centre);
        }
    }

    private boolean rewritten(Centre centre) {
        return jdbc.sql("update relocation_centre set beds = ? where code = ?").params(centre.beds(), centre.code())
                .update() > 0;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(clock.getZone()).toLocalDate();
    }
}
