package kz.qonys.desk.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.NoSuchElementException;
import kz.qonys.desk.process.FormDrafts;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Drafts of the form on the screen: {@code kind} is task or start. Answers tell when, never what: the values come back
 * with the form.
 */
@RestController
@RequestMapping("/api/desk/drafts/{kind:task|start}/{id}")
class DraftsController {

    private static final int LARGEST = 200_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormDrafts drafts;
    private final Messages messages;
    private final Clock clock;

    DraftsController(FormDrafts drafts, Messages messages, Clock clock) {
        this.drafts = drafts;
        this.messages = messages;
        this.clock = clock;
    }

    /** What the page says about a draft. */
    record Said(String text) {
    }

    /** 200 with the line above a restored form, 204 when there is no draft. */
    @GetMapping
    ResponseEntity<Said> restored(@PathVariable String kind, @PathVariable String id, Principal reader) {
        return drafts.savedAt(kind.equals("start"), id, reader.getName())
                .map(savedAt -> answer("desk.draft.restored", savedAt))
                .orElseGet(() -> ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build());
    }

    /** Body: changed fields by key. */
    @PutMapping
    ResponseEntity<Said> keep(@PathVariable String kind, @PathVariable String id, InputStream body, Principal reader)
            throws IOException {
        return answer("desk.draft.saved", drafts.keep(kind.equals("start"), id, reader.getName(), values(body)));
    }

    @DeleteMapping
    ResponseEntity<Void> discard(@PathVariable String kind, @PathVariable String id, Principal reader) {
        drafts.discard(kind.equals("start"), id, reader.getName());
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> absent(NoSuchElementException e) {
        return refusal(HttpStatus.NOT_FOUND, messages.text("desk.task.gone"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(FaultException e) {
        return refusal(HttpStatus.BAD_REQUEST, messages.text(e.faults().get(0)));
    }

    private static Map<String, Object> values(InputStream body) throws IOException {
        byte[] text = body.readNBytes(LARGEST + 1);
        if (text.length > LARGEST) {
            throw new FaultException(Fault.of("desk.draft.tooLarge"));
        }
        try {
            return JSON.readValue(new String(text, StandardCharsets.UTF_8),
                    new TypeReference<Map<String, Object>>() { });
        } catch (JsonProcessingException e) {
            throw new FaultException(Fault.of("desk.form.unreadable"));
        }
    }

    private ResponseEntity<Said> answer(String key, Instant savedAt) {
        ZonedDateTime moment = savedAt.atZone(clock.getZone());
        boolean today = moment.toLocalDate().equals(ZonedDateTime.now(clock).toLocalDate());
        String time = DateTimeFormatter.ofPattern(today ? "HH:mm" : "dd.MM.yyyy HH:mm").format(moment);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Said(messages.text(key, time)));
    }

    private static ResponseEntity<Map<String, String>> refusal(HttpStatus status, String text) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(Map.of("message", text));
    }
}
