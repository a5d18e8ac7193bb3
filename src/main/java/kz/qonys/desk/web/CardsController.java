package kz.qonys.desk.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import kz.qonys.desk.DeskProperties;
import kz.qonys.desk.TaskCard;
import kz.qonys.desk.TaskCards;
import kz.qonys.desk.process.FilterCounts;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the task list shows beside the engine's own data: one call per page of it. */
@RestController
class CardsController {

    private final TaskCards cards;
    private final FilterCounts counts;
    private final DeskProperties properties;

    CardsController(TaskCards cards, FilterCounts counts, DeskProperties properties) {
        this.cards = cards;
        this.counts = counts;
        this.properties = properties;
    }

    @GetMapping("/api/desk/cards")
    ResponseEntity<List<TaskCard>> cards(@RequestParam List<String> tasks, Principal reader) {
        List<String> asked = tasks.stream().distinct().limit(properties.cardLimit()).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(cards.cards(asked, reader.getName()));
    }

    @GetMapping("/api/desk/counts")
    ResponseEntity<Map<String, Long>> counts(Principal reader) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(counts.of(reader.getName()));
    }
}
