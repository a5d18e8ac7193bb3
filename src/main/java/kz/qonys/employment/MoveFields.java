package kz.qonys.employment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.Entries;
import kz.qonys.casefile.FieldKeeper;
import org.springframework.stereotype.Component;

/** Fields of how a family will move (order: route, date, transport, number arriving). */
@Component
class MoveFields implements FieldKeeper {

    static final String FROM = "moveFrom";
    static final String TO = "moveTo";
    static final String DATE = "moveDate";
    static final String TRANSPORT = "moveTransport";
    static final String ARRIVING = "moveArriving";

    private static final String NOTE = "moveNote";
    private static final Set<String> KEYS = Set.of(FROM, TO, DATE, TRANSPORT, ARRIVING, NOTE);
    private static final Set<String> TRANSPORTS = Set.of("road", "rail", "air");
    private static final int MOST_PEOPLE = 50;

    private final Moves moves;
    private final CaseFields fields;
    private final Clock clock;

    MoveFields(Moves moves, CaseFields fields, Clock clock) {
        this.moves = moves;
        this.fields = fields;
        this.clock = clock;
    }

    @Override
    public Set<String> filled() {
        return KEYS;
    }

    @Override
    public Object value(String key, String caseId, Access access) {
        Object stored = moves.of(caseId).get(key);
        if (stored != null) {
            return stored;
        }
        return switch (key) {
            case TO -> fields.read(caseId, List.of("settlementLocality"), access).get("settlementLocality");
            case ARRIVING -> fields.read(caseId, List.of("familySize"), access).get("familySize");
            default -> null;
        };
    }

    @Override
    public void take(String caseId, Map<String, Object> values, Access access) {
        Entries entries = new Entries(values);
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> kept = entries.over(moves.of(caseId), KEYS, key -> switch (key) {
            case DATE -> entries.day(key, today, today.plusYears(1));
            case TRANSPORT -> entries.code(key, TRANSPORTS);
            case ARRIVING -> entries.number(key, 1, MOST_PEOPLE);
            case NOTE -> entries.text(key, Entries.LONG_TEXT);
            default -> entries.text(key, Entries.SHORT_TEXT);
        });
        entries.check();
        moves.keep(caseId, kept);
    }
}
