package kz.qonys.desk.web;

import java.security.Principal;
import java.util.List;
import kz.qonys.desk.DeskProperties;
import kz.qonys.desk.TaskCard;
import kz.qonys.desk.TaskCards;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Words for the rows of the task list, one call per page of it. */
@RestController
class CardsController {

    private final TaskCards cards;
    private final DeskProperties properties;

    CardsController(TaskCards cards, DeskProperties properties) {
        this.cards = cards;
        this.properties = properties;
    }

    @GetMapping("/api/desk/cards")
    ResponseEntity<List<TaskCard>> cards(@RequestParam List<String> tasks, Principal reader) {
        List<String> asked = tasks.stream().distinct().limit(properties.cardLimit()).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(cards.cards(asked, reader.getName()));
    }
}
