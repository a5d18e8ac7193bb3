package kz.qonys.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Person;
import kz.qonys.registry.AccessGrant;
import kz.qonys.registry.ManualEntry;
import kz.qonys.registry.Registry;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryConsents;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.registry.RegistryInquiries.Entry;
import kz.qonys.review.RegistryQuestion.Compared;
import kz.qonys.review.RegistryQuestion.Subject;
import org.springframework.stereotype.Service;

/**
 * What the processes {@code registry-inquiries}, {@code registry-inquiry} and {@code registry-reconciliation} do. A
 * question is named by a text without personal data: {@code kind[:personId:consenterId]}; the consenter is the person,
 * or the applicant for a minor and for who has no IIN.
 */
@Service
public class Inquiries {

    /** Stands in for a date that the engine asks for where none is due. */
    private static final Duration WATCH = Duration.ofMinutes(2);

    private final List<RegistryQuestion> questions;
    private final RegistryConsents consents;
    private final RegistryInquiries registries;
    private final CaseFiles cases;
    private final Clock clock;

    /** How putting a question ended. */
    public enum Ending {
        /** The registry has given its answer, whatever it says; or the person is no longer in the application. */
        ANSWERED,
        /** The consent does not hold any more. */
        CONSENT_REQUIRED,
        /** To be tried again later. */
        UNAVAILABLE,
        /** The far side will answer by a message of its own. */
        SENT
    }

    /**
     * How putting a question ended.
     *
     * @param next     when to try or look again; null when answered
     * @param exchange our id of the message; null unless sent
     */
    public record Result(Ending ending, Instant next, String exchange) {

        Result(Ending ending, Instant next) {
            this(ending, next, null);
        }
    }

    private record Question(RegistryQuestion kind, String personId, String consenter) {
    }

    Inquiries(List<RegistryQuestion> questions, RegistryConsents consents,
            RegistryInquiries registries, CaseFiles cases, Clock clock) {
        this.questions = questions;
        this.consents = consents;
        this.registries = registries;
        this.cases = cases;
        this.clock = clock;
    }

    /** Every question of the case that has no valid answer on file. */
    public List<String> open(String caseId) {
        List<Person> household = cases.persons(caseId, Access.system("registry-inquiry"));
        List<String> open = new ArrayList<>();
        for (RegistryQuestion kind : questions) {
            for (String personId : kind.open(caseId, household)) {
                open.add(personId.isEmpty() ? kind.kind()
                        : String.join(":", kind.kind(), personId, consenter(personId, household)));
            }
        }
        return open;
    }

    /**
     * Questions about single members of the household with a number that have no valid answer on file, of those who
     * are named and of whoever was never asked about; an answer that only grew old is not asked for again.
     *
     * @param people ids of persons who are new, or whose number is
     */
    public List<String> openAbout(String caseId, Set<String> people) {
        Set<String> asked = registries.answers(caseId).stream()
                .map(answer -> answer.registry().code() + ":" + answer.personId()).collect(Collectors.toSet());
        Set<String> numbered = cases.persons(caseId, Access.system("registry-inquiry")).stream()
                .filter(person -> person.iin() != null).map(Person::personId).collect(Collectors.toSet());
        return open(caseId).stream().filter(question -> {
            Question parsed = parsed(question);
            String person = parsed.personId();
            return numbered.contains(person) && (people.contains(person)
                    || !asked.contains(parsed.kind().registry().code() + ":" + person));
        }).toList();
    }

    /** The registry that a question goes to. */
    public Registry registry(String question) {
        return parsed(question).kind().registry();
    }

    /**
     * Sees to the consent without which the question may not be put.
     *
     * @throws OperatorNeededException when the consent service is misconfigured
     */
    public RegistryConsents.Standing consent(String caseId, String question) {
        Question asked = parsed(question);
        Registry registry = asked.kind().registry();
        RegistryConsents.Standing none = new RegistryConsents.Standing(RegistryConsents.State.HELD, null, null);
        if (asked.consenter().isEmpty() || !consents.needed(registry)
                || consents.grant(caseId, asked.consenter(), registry).isPresent()) {
            return none;
        }
        Optional<String> iin = cases.persons(caseId, Access.system("registry-consent")).stream()
                .filter(person -> person.personId().equals(asked.consenter()))
                .map(Person::iin).filter(Objects::nonNull).findFirst();
        RegistryConsents.Standing standing = iin
                .map(number -> consents.obtain(caseId, asked.consenter(), registry, number)).orElse(none);
        if (standing.state() == RegistryConsents.State.MISCONFIGURED) {
            throw new OperatorNeededException("The consent service is misconfigured: " + standing.reason());
        }
        if (standing.state() == RegistryConsents.State.REFUSED || standing.state() == RegistryConsents.State.LAPSED) {
            asked.kind().withoutConsent(subject(caseId, asked));
        }
        return standing;
    }

    /**
     * Puts the question.
     *
     * @param compared true when an officer's entry is on file and the registry is asked to compare
     * @throws OperatorNeededException when the registry is misconfigured or refuses a write
     */
    public Result put(String caseId, String question, boolean compared) {
        Question asked = parsed(question);
        Registry registry = asked.kind().registry();
        AccessGrant grant = asked.consenter().isEmpty() ? null
                : consents.grant(caseId, asked.consenter(), registry).orElse(null);
        RegistryAnswer<?> answer;
        try {
            answer = asked.kind().put(subject(caseId, asked), grant, compared ? Entry.IS_COMPARED : Entry.COUNTS);
        } catch (PersonGoneException e) {
            return new Result(Ending.ANSWERED, null);
        }
        if (answer instanceof RegistryAnswer.Misconfigured<?> misconfigured) {
            throw new OperatorNeededException("A registry is misconfigured: " + misconfigured.reason());
        }
        if (answer instanceof RegistryAnswer.Unavailable<?>) {
            return new Result(Ending.UNAVAILABLE, asked.kind().dueAgain(subject(caseId, asked))
                    .orElseGet(() -> clock.instant().plus(WATCH)));
        }
        if (answer instanceof RegistryAnswer.Awaited<?>) {
            return new Result(Ending.SENT, clock.instant().plus(WATCH),
                    registries.onItsWay(caseId, asked.personId(), registry).orElse(null));
        }
        if (answer instanceof RegistryAnswer.ConsentRequired<?> && grant != null) {
            consents.expired(caseId, asked.consenter(), registry);
            return new Result(Ending.CONSENT_REQUIRED, clock.instant());
        }
        return new Result(Ending.ANSWERED, null);
    }

    /** What an officer entered beside what the registry answered, field by field; empty when nothing was entered. */
    List<Compared> compared(String caseId, String question, Access access) {
        Question asked = parsed(question);
        return asked.kind().compared(new Subject(caseId, asked.personId(), access));
    }

    /**
     * Settles an entry when both say the same.
     *
     * @return true when nothing is left for a person to decide
     */
    public boolean settledBySameness(String caseId, String question) {
        if (compared(caseId, question, Access.system("registry-reconciliation")).stream().allMatch(Compared::same)) {
            settle(caseId, question, ManualEntry.Verdict.SAME, Access.system("registry-reconciliation"));
            return true;
        }
        return false;
    }

    /** Settles an entry as an officer decided. */
    public void settle(String caseId, String question, ManualEntry.Verdict verdict, Access access) {
        Question asked = parsed(question);
        registries.settle(caseId, asked.personId(), asked.kind().registry(), verdict, access.user());
        cases.event(caseId, "entry-settled", List.of(verdict.code()), access);
    }

    RegistryQuestion kind(String question) {
        return parsed(question).kind();
    }

    Subject subject(String caseId, String question, Access access) {
        return new Subject(caseId, parsed(question).personId(), access);
    }

    private static Subject subject(String caseId, Question asked) {
        return new Subject(caseId, asked.personId(), Access.system("registry-inquiry"));
    }

    private Question parsed(String question) {
        String[] parts = question.split(":", -1);
        RegistryQuestion kind = questions.stream().filter(one -> one.kind().equals(parts[0])).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No question is called " + parts[0]));
        return parts.length == 1 ? new Question(kind, "", "") : new Question(kind, parts[1], parts[2]);
    }

    /** The person, or the applicant for a minor and for who has no IIN. */
    private String consenter(String personId, List<Person> household) {
        LocalDate today = LocalDate.now(clock);
        return household.stream().filter(person -> person.personId().equals(personId))
                .filter(person -> person.iin() != null && !person.minorOn(today)).map(Person::personId).findFirst()
                .or(() -> household.stream().filter(Person::applicant).map(Person::personId).findFirst())
                .orElse("");
    }
}
