package kz.qonys.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Questions and writes of a case to outside systems, as processes make them and the case card shows them.
 *
 * <p>Every method may be repeated: a question that was answered in this case is not put again, a write that was
 * confirmed is not sent again. What happened is committed at once, in a transaction of its own, beside whatever the
 * caller has open: a crash or rollback of the caller must not make the journal forget that a message went out.
 */
@Service
public class RegistryInquiries implements SealedStore {

    /** Person id of calls that concern the whole family. */
    public static final String WHOLE_FAMILY = "";

    static final String PERSON = "person";
    static final String FAMILY = "family";
    static final String REGISTER = "register";
    static final String STATUS = "status";

    private static final int LONGEST_KEY = 100;

    private final PersonRegistry persons;
    private final FamilyCardRegistry familyCards;
    private final MigrationPortal portal;
    private final CallStore store;
    private final ManualStore manual;
    private final AnswerVault vault;
    private final RetrySchedule retry;
    private final RegistryBreakers breakers;
    private final ValiditySettings validity;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private final SealedJson answers;

    /** What is sealed: the question beside its answer, so that a corrected IIN makes a new question. */
    private record Memory<T>(String question, T answer) {
    }

    RegistryInquiries(PersonRegistry persons, FamilyCardRegistry familyCards, MigrationPortal portal, CallStore store,
            ManualStore manual, AnswerVault vault, RetrySchedule retry, RegistryBreakers breakers,
            ValiditySettings validity, Clock clock, PlatformTransactionManager transactions) {
        this.persons = persons;
        this.familyCards = familyCards;
        this.portal = portal;
        this.store = store;
        this.manual = manual;
        this.vault = vault;
        this.answers = new SealedJson(vault);
        this.retry = retry;
        this.breakers = breakers;
        this.validity = validity;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What an officer's entry means for a question. */
    public enum Entry {
        /** It stands in for the answer: nothing is asked. */
        COUNTS,
        /** The registry is asked all the same, so that both can be compared; until it answers the entry stays. */
        IS_COMPARED
    }

    /**
     * Asks the register of persons about one person of the case, unless the same question was answered before and the
     * answer is still valid; with the standing token of the configuration.
     *
     * @param personId id of the person in the case
     */
    public RegistryAnswer<List<RegistryPerson>> ask(String caseId, String personId, PersonQuery query) {
        return ask(caseId, personId, query, null, Entry.COUNTS);
    }

    /**
     * The same with the consent of the person, or of who consents for a minor.
     *
     * @param grant null for the standing token of the configuration
     */
    public RegistryAnswer<List<RegistryPerson>> ask(String caseId, String personId, PersonQuery query,
            AccessGrant grant, Entry entry) {
        CallStore.Call call = question(caseId, personId, Registry.GBD_FL, PERSON);
        return ask(call, answers.written(query), personList(),
                messageId -> persons.find(query, grant, messageId), entry);
    }

    /** Asks for the family card of the person with this IIN, unless a valid answer is on file in this case. */
    public RegistryAnswer<FamilyCard> askFamilyCard(String caseId, String iin) {
        return askFamilyCard(caseId, iin, Entry.COUNTS);
    }

    /** The same, with a say on what an officer's entry means. */
    public RegistryAnswer<FamilyCard> askFamilyCard(String caseId, String iin, Entry entry) {
        CallStore.Call call = question(caseId, WHOLE_FAMILY, Registry.FAMILY_CARD, FAMILY);
        return ask(call, iin, type(FamilyCard.class), messageId -> familyCards.find(iin, messageId), entry);
    }

    /** True when the question about a person has a valid answer on file, an officer's entry included. */
    public boolean knows(String caseId, String personId, PersonQuery query) {
        return known(question(caseId, personId, Registry.GBD_FL, PERSON), answers.written(query), personList(),
                Entry.COUNTS)
                .isPresent();
    }

    /** True when the family card of the person with this IIN is on file and valid. */
    public boolean knowsFamilyCard(String caseId, String iin) {
        return known(question(caseId, WHOLE_FAMILY, Registry.FAMILY_CARD, FAMILY), iin, type(FamilyCard.class),
                Entry.COUNTS).isPresent();
    }

    /**
     * Registers the application on the migration portal.
     *
     * @param key idempotency key: one per intended effect, the same on every repetition, e.g.
     *            {@code <caseId>:register:<round>}; at most 100 Latin letters, digits and {@code : . _ -}
     */
    public RegistryAnswer<PortalReceipt> register(String caseId, String key, ApplicationData application) {
        return register(caseId, key, application, Entry.COUNTS);
    }

    /** The same, with a say on what an officer's entry means. */
    public RegistryAnswer<PortalReceipt> register(String caseId, String key, ApplicationData application, Entry entry) {
        return write(caseId, key, REGISTER, messageId -> portal.register(key, application, messageId), entry);
    }

    /**
     * Reports to the migration portal where the application stands.
     *
     * @param key as for {@link #register}; one per change of status
     * @param at  since when it stands there
     */
    public RegistryAnswer<PortalReceipt> updateStatus(String caseId, String key, String caseNumber,
            PortalStatus status, Instant at) {
        return write(caseId, key, STATUS, messageId -> portal.updateStatus(key, caseNumber, status, at, messageId),
                Entry.COUNTS);
    }

    /** Every question and write of the case in the order of their first attempt, without contents. */
    public List<AnswerRow> answers(String caseId) {
        return store.rows(caseId, validity);
    }

    /**
     * What the register of persons answered: empty when it was not asked or gave no answer, a list without persons when
     * it holds none.
     */
    public Optional<List<RegistryPerson>> personsOnFile(String caseId, String personId) {
        return store.answer(caseId, personId, Registry.GBD_FL)
                .map(sealed -> this.<List<RegistryPerson>>opened(sealed, personList()))
                .map(memory -> memory.answer() == null ? List.of() : memory.answer());
    }

    /** The family card that was answered; empty when there is none. */
    public Optional<FamilyCard> familyCardOnFile(String caseId) {
        return store.answer(caseId, WHOLE_FAMILY, Registry.FAMILY_CARD)
                .map(sealed -> this.<FamilyCard>opened(sealed, type(FamilyCard.class)).answer());
    }

    /** What the portal confirmed last; empty when it has confirmed nothing. */
    public Optional<PortalReceipt> receiptOnFile(String caseId) {
        return store.answer(caseId, WHOLE_FAMILY, Registry.MIGRATION_PORTAL)
                .map(sealed -> this.<PortalReceipt>opened(sealed, type(PortalReceipt.class)).answer());
    }

    /** Our id of the message that the registry has taken and not answered; empty when none is on its way. */
    public Optional<String> onItsWay(String caseId, String personId, Registry registry) {
        return store.onItsWay(caseId, personId, registry);
    }

    /** Notes that the register is not asked about a person because the consent is not given. */
    public void withoutConsent(String caseId, String personId) {
        CallStore.Call call = question(caseId, personId, Registry.GBD_FL, PERSON);
        committed(() -> {
            store.begin(call, UUID.randomUUID().toString(), clock.instant());
            store.end(call, Outcome.REFUSED, "consent-refused", clock.instant(), null);
            return null;
        });
    }

    /** When the question about a person is due again; empty unless its registry was unavailable. */
    public Optional<Instant> personDueAgain(String caseId, String personId) {
        return store.next(question(caseId, personId, Registry.GBD_FL, PERSON).key());
    }

    /** When the family card is to be asked for again. */
    public Optional<Instant> familyCardDueAgain(String caseId) {
        return store.next(question(caseId, WHOLE_FAMILY, Registry.FAMILY_CARD, FAMILY).key());
    }

    /** When the write with this key is due again. */
    public Optional<Instant> writeDueAgain(String key) {
        return store.next(key);
    }

    /**
     * Takes what an officer entered about a person while the register did not answer; in the caller's transaction. It
     * counts as the answer until the register's own is there.
     *
     * @param reason why the manual route was taken
     */
    public void enter(String caseId, String personId, PersonQuery query, RegistryPerson person, String reason,
            String officer) {
        enter(question(caseId, personId, Registry.GBD_FL, PERSON), answers.written(query), List.of(person), reason,
                officer);
    }

    /** The same for a family card. */
    public void enter(String caseId, String iin, FamilyCard card, String reason, String officer) {
        enter(question(caseId, WHOLE_FAMILY, Registry.FAMILY_CARD, FAMILY), iin, card, reason, officer);
    }

    /** The same for a registration that an officer carried out on the portal's own pages. */
    public void enter(String caseId, String key, PortalReceipt receipt, String reason, String officer) {
        enter(new CallStore.Call(key, caseId, WHOLE_FAMILY, Registry.MIGRATION_PORTAL, REGISTER), key, receipt, reason,
                officer);
    }

    /** What was entered about a person and is not settled yet. */
    public Optional<RegistryPerson> personEntered(String caseId, String personId) {
        return manual.pending(caseId, personId, Registry.GBD_FL)
                .flatMap(sealed -> this.<List<RegistryPerson>>read(sealed, personList()).answer().stream().findFirst());
    }

    /** The family card that was entered and is not settled yet. */
    public Optional<FamilyCard> familyCardEntered(String caseId) {
        return manual.pending(caseId, WHOLE_FAMILY, Registry.FAMILY_CARD)
                .map(sealed -> this.<FamilyCard>read(sealed, type(FamilyCard.class)).answer());
    }

    /** The receipt that was entered and is not settled yet. */
    public Optional<PortalReceipt> receiptEntered(String caseId) {
        return manual.pending(caseId, WHOLE_FAMILY, Registry.MIGRATION_PORTAL)
                .map(sealed -> this.<PortalReceipt>read(sealed, type(PortalReceipt.class)).answer());
    }

    /** Who entered what is not settled yet, and why. */
    public Optional<ManualEntry> entry(String caseId, String personId, Registry registry) {
        return manual.entry(caseId, personId, registry)
                .map(entry -> new ManualEntry(vault.open(entry.reason()), entry.enteredBy(), entry.enteredAt()));
    }

    /**
     * Settles an entry; in the caller's transaction.
     *
     * @param verdict with {@link ManualEntry.Verdict#MANUAL} the entry is the answer again, beside the registry's word
     * @param officer who decided; {@code system} when both said the same
     */
    public void settle(String caseId, String personId, Registry registry, ManualEntry.Verdict verdict, String officer) {
        if (verdict == ManualEntry.Verdict.MANUAL) {
            manual.pending(caseId, personId, registry).ifPresent(sealed -> store.store(
                    new CallStore.Call("", caseId, personId, registry, ""), Outcome.OK, clock.instant(), sealed,
                    CallStore.Source.MANUAL));
        }
        manual.settle(caseId, personId, registry, verdict, officer, clock.instant());
    }

    /** Attempts made to put the question about a person; 0 before the first. For {@link #backoff}. */
    public int personAttempts(String caseId, String personId) {
        return store.attempts(question(caseId, personId, Registry.GBD_FL, PERSON).key());
    }

    /** Attempts made to get the family card. */
    public int familyCardAttempts(String caseId) {
        return store.attempts(question(caseId, WHOLE_FAMILY, Registry.FAMILY_CARD, FAMILY).key());
    }

    /** Attempts made to carry out the write with this key. */
    public int writeAttempts(String key) {
        return store.attempts(key);
    }

    /** Pause after the given attempt, counted from 1, before an unavailable registry is asked again. */
    public Duration backoff(int attempt) {
        return retry.backoff(attempt);
    }

    @Override
    public int resealAll() {
        return committed(() -> store.reseal(sealed -> vault.seal(vault.open(sealed)))
                + manual.reseal(sealed -> vault.seal(vault.open(sealed))));
    }

    private <T> RegistryAnswer<T> ask(CallStore.Call call, String question, JavaType type,
            Function<String, RegistryAnswer<T>> port, Entry entry) {
        Optional<RegistryAnswer<T>> known = known(call, question, type, entry);
        return known.isPresent() ? known.get()
                : attempt(call, question, port, entry == Entry.COUNTS ? () -> store.forget(call) : () -> { });
    }

    private <T> Optional<RegistryAnswer<T>> known(CallStore.Call call, String question, JavaType type, Entry entry) {
        return store.answer(call.caseId(), call.personId(), call.registry())
                .filter(sealed -> entry == Entry.COUNTS || sealed.source() == CallStore.Source.REGISTRY)
                .filter(sealed -> clock.instant().isBefore(validity.until(call.registry(), sealed.at())))
                .flatMap(sealed -> {
                    Memory<T> memory = opened(sealed, type);
                    return memory.question().equals(question)
                            ? Optional.of(remembered(sealed.outcome(), memory.answer())) : Optional.empty();
                });
    }

    private RegistryAnswer<PortalReceipt> write(String caseId, String key, String operation,
            Function<String, RegistryAnswer<PortalReceipt>> port, Entry entry) {
        if (key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("An idempotency key has at most " + LONGEST_KEY + " characters");
        }
        CallStore.Call call = new CallStore.Call(key, caseId, WHOLE_FAMILY, Registry.MIGRATION_PORTAL, operation);
        boolean entered = entry == Entry.IS_COMPARED && store.answer(caseId, WHOLE_FAMILY, Registry.MIGRATION_PORTAL)
                .filter(sealed -> sealed.source() == CallStore.Source.MANUAL).isPresent();
        if (!entered && store.outcome(call).filter(Outcome.OK::equals).isPresent()) {
            return new RegistryAnswer.Ok<>(receiptOnFile(caseId).orElseThrow());
        }
        return attempt(call, key, port, () -> { });
    }

    private <T> RegistryAnswer<T> attempt(CallStore.Call call, String question,
            Function<String, RegistryAnswer<T>> port, Runnable whenUnsettled) {
        String messageId = store.awaited(call).orElseGet(() -> UUID.randomUUID().toString());
        int attempt = committed(() -> store.begin(call, messageId, clock.instant()));
        RegistryAnswer<T> answer = breakers.call(call.registry(), () -> port.apply(messageId));
        committed(() -> {
            record(call, question, answer, attempt, whenUnsettled);
            return null;
        });
        return answer;
    }

    private <T> void record(CallStore.Call call, String question, RegistryAnswer<T> answer, int attempt,
            Runnable whenUnsettled) {
        Outcome outcome = Outcome.of(answer);
        Instant now = clock.instant();
        store.end(call, outcome, reason(answer), now, outcome == Outcome.UNAVAILABLE
                ? breakers.next(call.registry(), retry.backoff(attempt), call.key()) : null);
        boolean write = call.registry() == Registry.MIGRATION_PORTAL;
        if (outcome == Outcome.OK || outcome.settled() && !write) {
            T data = answer instanceof RegistryAnswer.Ok<T> ok ? ok.data() : null;
            store.store(call, outcome, now, answers.seal(new Memory<>(question, data)),
                    CallStore.Source.REGISTRY);
        } else {
            whenUnsettled.run();
        }
    }

    private void enter(CallStore.Call call, String question, Object answer, String reason, String officer) {
        String sealed = answers.seal(new Memory<>(question, answer));
        Instant now = clock.instant();
        manual.enter(call, sealed, vault.seal(reason), officer, now);
        store.store(call, Outcome.OK, now, sealed, CallStore.Source.MANUAL);
        store.end(call, Outcome.OK, null, now, null);
    }

    private static String reason(RegistryAnswer<?> answer) {
        if (answer instanceof RegistryAnswer.Refused<?> refused) {
            return refused.code();
        }
        if (answer instanceof RegistryAnswer.Unavailable<?> unavailable) {
            return unavailable.reason();
        }
        return answer instanceof RegistryAnswer.Misconfigured<?> misconfigured ? misconfigured.reason() : null;
    }

    private static <T> RegistryAnswer<T> remembered(Outcome outcome, T data) {
        return outcome == Outcome.NOT_FOUND ? new RegistryAnswer.NotFound<>() : new RegistryAnswer.Ok<>(data);
    }

    private static CallStore.Call question(String caseId, String personId, Registry registry, String operation) {
        String key = String.join(":", "ask", registry.code(), operation, caseId, personId);
        return new CallStore.Call(key, caseId, personId, registry, operation);
    }

    private <T> T committed(Supplier<T> work) {
        try {
            return ownTransaction.execute(status -> work.get());
        } catch (DuplicateKeyException e) {
            // Somebody asked the same at the same time and was first: the row is there now, the second run updates it
            return ownTransaction.execute(status -> work.get());
        }
    }

    private static JavaType personList() {
        return TypeFactory.defaultInstance().constructType(new TypeReference<List<RegistryPerson>>() { });
    }

    private static JavaType type(Class<?> type) {
        return TypeFactory.defaultInstance().constructType(type);
    }

    private <T> Memory<T> opened(CallStore.Sealed sealed, JavaType answer) {
        return read(sealed.payload(), answer);
    }

    private <T> Memory<T> read(String sealed, JavaType answer) {
        return answers.open(sealed, TypeFactory.defaultInstance().constructParametricType(Memory.class, answer));
    }
}
