package kz.qonys.review;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.FieldSource;
import kz.qonys.casefile.Person;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.registry.AnswerRow;
import kz.qonys.registry.Outcome;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.registry.outbox.Outbox;
import kz.qonys.registry.outbox.OutboxRow;
import kz.qonys.registry.outbox.OutboxState;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.stereotype.Component;

/**
 * What registries answered, for forms, and what they were told besides, for the case card: registry, person, outcome in
 * words with the next attempt when one is due, time in Almaty. The contents of answers stay where they are. A form says
 * nothing of messages that go out: they are tried again while an officer reads, and what is signed must stand still.
 */
@Component
class RegistryAnswers implements FieldSource, CaseCardPart {

    private final RegistryInquiries registries;
    private final Outbox outbox;
    private final CaseFiles cases;
    private final Messages messages;
    private final Clock clock;

    RegistryAnswers(RegistryInquiries registries, Outbox outbox, CaseFiles cases, Messages messages, Clock clock) {
        this.registries = registries;
        this.outbox = outbox;
        this.cases = cases;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Set<String> keys() {
        return Set.of("registryAnswers");
    }

    @Override
    public Object value(String key, String caseId, Access access) {
        return answers(caseId, access).toList();
    }

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public Operation operation() {
        return Operation.REGISTRY_ANSWER_READ;
    }

    @Override
    public Object part(String caseId, Officer reader) {
        return Stream.concat(answers(caseId, new Access(reader.id(), null, null, "case-card")),
                outbox.ofCase(caseId).stream().map(this::row)).toList();
    }

    private Stream<Map<String, Object>> answers(String caseId, Access access) {
        Map<String, String> names = cases.persons(caseId, access).stream()
                .collect(Collectors.toMap(Person::personId, Person::shortName));
        return registries.answers(caseId).stream().map(answer -> row(answer, names));
    }

    private Map<String, Object> row(AnswerRow answer, Map<String, String> names) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("registry", messages.text("registry.name." + answer.registry().code())
                + ": " + messages.text("registry.operation." + answer.operation()));
        row.put("person", names.getOrDefault(answer.personId(), messages.text("review.registry.family")));
        row.put("outcome", outcome(answer));
        row.put("time", local(answer.at()));
        return row;
    }

    private Map<String, Object> row(OutboxRow write) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("registry", messages.text("outbox.channel." + write.channel())
                + ": " + messages.text("outbox.subject." + write.channel() + "." + write.subject()));
        row.put("person", messages.text("review.registry.family"));
        row.put("outcome", outcome(write));
        row.put("time", local(write.lastAt() == null ? write.createdAt() : write.lastAt()));
        return row;
    }

    private String outcome(OutboxRow write) {
        boolean retried = write.state() == OutboxState.WAITING && write.outcome() != null;
        return retried
                ? messages.text("review.next-attempt", messages.text("registry.outcome.unavailable"), write.attempts(),
                        local(write.nextAttempt()))
                : messages.text("outbox.state." + write.state().code());
    }

    private String outcome(AnswerRow answer) {
        String words = messages.text("registry.outcome." + answer.outcome().code());
        if (answer.outcome() == Outcome.UNAVAILABLE && answer.nextAttempt() != null) {
            String tried = messages.text("review.next-attempt", words, answer.attempts(), local(answer.nextAttempt()));
            return answer.since() == null ? tried
                    : messages.text("review.waiting-since", tried, local(answer.since()));
        }
        if (answer.reason() != null && answer.reason().startsWith("consent-")) {
            return messages.text("registry.reason." + answer.reason());
        }
        if ("manual".equals(answer.source())) {
            return messages.text("review.by-hand", words);
        }
        return stale(answer) ? messages.text("review.stale", words) : words;
    }

    /** An answer too old to be relied on; it is asked for again before the application goes. */
    private boolean stale(AnswerRow answer) {
        return answer.validUntil() != null && !clock.instant().isBefore(answer.validUntil());
    }

    private String local(Instant instant) {
        return Moments.time(instant, clock.getZone());
    }
}
