package kz.qonys.registry.outbox.web;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import kz.qonys.registry.outbox.OutboxOperations;
import kz.qonys.registry.outbox.OutboxOperations.Load;
import kz.qonys.registry.outbox.OutboxState;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Outward writes for the system administrator; {@code security/routes.csv} lets nobody else here. No payloads. */
@RestController
@RequestMapping("/api/outbox")
class OutboxResource {

    private static final int MOST = 200;

    private final OutboxOperations operations;
    private final OutboxWording wording;
    private final Messages messages;
    private final Clock clock;

    OutboxResource(OutboxOperations operations, OutboxWording wording, Messages messages, Clock clock) {
        this.operations = operations;
        this.wording = wording;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The outbox as the page shows it.
     *
     * @param summary one sentence on what is on its way
     * @param rows    at most 200
     */
    record Overview(int waiting, int dead, long oldestSeconds, String summary, List<OutboxWording.RowView> rows) {
    }

    /** How much is on its way, for the mark in the administrator's applications. */
    record Mark(int waiting, int dead, String text) {
    }

    /** Why a row is given up. */
    record GivenUp(String reason) {
    }

    /** How many rows were sent again. */
    record SentAgain(int rows) {
    }

    /** What is wrong, in words. */
    record Refusal(String message) {
    }

    /** @param show {@code open} (waiting and dead, the oldest first), {@code acknowledged} or {@code given-up} */
    @GetMapping
    Overview overview(@RequestParam(defaultValue = "open") String show) {
        Load load = operations.load();
        Instant now = clock.instant();
        List<OutboxWording.RowView> rows = (switch (show) {
            case "acknowledged" -> operations.settled(OutboxState.ACKNOWLEDGED, MOST);
            case "given-up" -> operations.settled(OutboxState.GIVEN_UP, MOST);
            default -> operations.open(MOST);
        }).stream().map(row -> wording.view(row, operations.actions(row.id()), now)).toList();
        return new Overview(load.waiting(), load.dead(), load.oldest().toSeconds(), summary(load), rows);
    }

    @GetMapping("/mark")
    Mark mark() {
        Load load = operations.load();
        return new Mark(load.waiting(), load.dead(),
                messages.text(load.dead() == 0 ? "outbox.mark" : "outbox.mark.dead", load.dead()));
    }

    @PostMapping("/{id}/send-again")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendAgain(@PathVariable String id, Principal operator) {
        operations.sendAgain(id, operator.getName());
    }

    @PostMapping("/send-again")
    SentAgain sendAllAgain(Principal operator) {
        return new SentAgain(operations.sendAllAgain(operator.getName()));
    }

    @PostMapping("/{id}/give-up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(@PathVariable String id, @RequestBody GivenUp givenUp, Principal operator) {
        operations.giveUp(id, givenUp.reason(), operator.getName());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Refusal refuse(FaultException exception) {
        return new Refusal(String.join(" ", exception.faults().stream().map(messages::text).toList()));
    }

    private String summary(Load load) {
        if (load.waiting() + load.dead() == 0) {
            return messages.text("outbox.summary.empty");
        }
        Duration oldest = load.oldest();
        return messages.text("outbox.summary", load.waiting(), load.dead(), wording.age(oldest));
    }
}
