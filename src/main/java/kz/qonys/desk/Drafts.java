package kz.qonys.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kz.qonys.casefile.FieldCipher;
import kz.qonys.casefile.SealedColumn;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Drafts of forms, one per place and author, sealed like the case file. Who may read or write one is the caller's
 * question; a draft names its author in its key, so nobody else's can be asked for by accident.
 */
@Repository
public class Drafts {

    private static final SealedColumn CONTENT = new SealedColumn("desk_draft", "content");
    private static final int LARGEST = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;
    private final Duration age;

    public Drafts(JdbcClient jdbc, FieldCipher cipher, Clock clock, DeskProperties properties) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
        this.age = properties.draftAge();
    }

    /**
     * What was typed so far.
     *
     * @param values  plain values by field key, null for a field that was emptied
     * @param savedAt moment of the last change
     */
    public record Draft(Map<String, Object> values, Instant savedAt) {
    }

    /** Where the draft of a task's form is kept. */
    public static String ofTask(String taskId) {
        return "task/" + taskId;
    }

    /** Where the draft of a process's start form is kept. */
    public static String ofStart(String processKey) {
        return "start/" + processKey;
    }

    /** The author's draft. */
    public Optional<Draft> find(String place, String author) {
        String id = id(place, author);
        return jdbc.sql("select content, saved_at from desk_draft where id = ?").param(id)
                .query((row, number) -> new Draft(values(cipher.open(row.getString("content"), CONTENT.context(id))),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Adds what was changed since to the draft; fields that are not named stay as they were.
     *
     * @return moment of saving
     * @throws FaultException when the draft becomes larger than a form can be
     */
    public Instant keep(String place, String author, Map<String, Object> changed) {
        Instant now = clock.instant();
        Map<String, Object> values = new LinkedHashMap<>(find(place, author).map(Draft::values).orElse(Map.of()));
        values.putAll(changed);
        String id = id(place, author);
        String sealed = cipher.seal(text(values), CONTENT.context(id));
        if (sealed.length() > LARGEST) {
            throw new FaultException(Fault.of("desk.draft.tooLarge"));
        }
        if (update(id, sealed, now) == 0) {
            try {
                jdbc.sql("insert into desk_draft (id, place, content, saved_at) values (?, ?, ?, ?)")
                        .params(id, place, sealed, now.atOffset(ZoneOffset.UTC)).update();
            } catch (DuplicateKeyException otherTab) {
                update(id, sealed, now);
            }
        }
        return now;
    }

    /** Forgets the author's draft. */
    public void discard(String place, String author) {
        jdbc.sql("delete from desk_draft where id = ?").param(id(place, author)).update();
    }

    /** Forgets everybody's drafts of a place whose work is over. In the engine: in its transaction. */
    public void end(String place) {
        jdbc.sql("delete from desk_draft where place = ?").param(place).update();
    }

    /** Forgets drafts that nobody has touched for so long as the settings say. Returns their number. */
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    public int forgetOld() {
        return jdbc.sql("delete from desk_draft where saved_at < ?")
                .param(clock.instant().minus(age).atOffset(ZoneOffset.UTC)).update();
    }

    @Bean
    static SealedColumn draftContent() {
        return CONTENT;
    }

    private int update(String id, String sealed, Instant now) {
        return jdbc.sql("update desk_draft set content = ?, saved_at = ? where id = ?")
                .params(sealed, now.atOffset(ZoneOffset.UTC), id).update();
    }

    private static String id(String place, String author) {
        return place + "/" + author;
    }

    private static String text(Map<String, Object> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft cannot be written as JSON");
        }
    }

    private static Map<String, Object> values(String text) {
        try {
            return JSON.readValue(text, new TypeReference<Map<String, Object>>() { });
        } catch (JsonProcessingException e) {
            // The parser's message quotes the text, which is personal.
            throw new IllegalStateException("A stored draft is not JSON");
        }
    }
}
