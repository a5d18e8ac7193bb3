package kz.qonys.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Consent;
import kz.qonys.casefile.Person;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.plan.PlanVersions.Item;
import kz.qonys.plan.PlanVersions.State;
import org.springframework.stereotype.Component;

/**
 * What a new version of the plan says of the family itself: who has come since, who takes the place of an applicant who
 * has died or left, and whose consent is wanted before anything is done for them.
 */
@Component
class FamilyChanges {

    static final String SUCCESSOR = "planNewApplicant";
    static final String PHONE = "planNewPhone";
    static final String CONSENTS = "planConsents";
    static final Set<String> CONSENT_FORMS = Set.of("paper", "digital");
    static final Set<String> CONSENT_FLAGS = Set.of("explained", "thirdParties");

    /** International, or a Kazakh number as people write it; spaces, brackets and hyphens do not count. */
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9][0-9]{9,14}|[78][0-9]{10}");

    private final PlanVersions versions;
    private final PlanDrafting drafting;
    private final CaseFiles cases;
    private final Clock clock;

    FamilyChanges(PlanVersions versions, PlanDrafting drafting, CaseFiles cases, Clock clock) {
        this.versions = versions;
        this.drafting = drafting;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Who came after the last plan was approved: no plan in force has said anything of them. Nobody before the first
     * one.
     */
    private List<Person> newcomers(String caseId, List<Person> people) {
        Set<String> planned = versions.of(caseId).stream().filter(version -> version.state() == State.APPROVED)
                .flatMap(version -> versions.items(version.id()).stream()).map(Item::personId).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return planned.isEmpty() ? List.of()
                : people.stream().filter(person -> !planned.contains(person.personId())).toList();
    }

    /** Adults who could take the applicant's place by these words. */
    List<Person> successors(String caseId, Map<String, Object> words, Access access) {
        LocalDate today = LocalDate.now(clock);
        return drafting.people(caseId, words, access).stream()
                .filter(person -> !person.applicant() && !person.minorOn(today)).toList();
    }

    /** Who takes the applicant's place by these words; empty when the applicant stays. */
    Optional<String> successor(String caseId, Map<String, Object> words, Access access) {
        boolean stays = drafting.people(caseId, words, access).stream().anyMatch(Person::applicant);
        return stays ? Optional.empty() : Optional.ofNullable((String) words.get(SUCCESSOR));
    }

    /** What is wrong with these words as far as they change who the applicant is. */
    List<Fault> faults(String caseId, Map<String, Object> words, Access access) {
        if (drafting.people(caseId, words, access).stream().anyMatch(Person::applicant)) {
            return List.of();
        }
        List<Person> able = successors(caseId, words, access);
        if (able.isEmpty()) {
            return List.of(Fault.at(PlanDrafting.GONE, "plan.fault.no-adult"));
        }
        List<Fault> faults = new ArrayList<>();
        if (able.stream().noneMatch(person -> person.personId().equals(words.get(SUCCESSOR)))) {
            faults.add(Fault.at(SUCCESSOR, "plan.fault.successor"));
        }
        if (words.get(PHONE) instanceof String phone
                && !PHONE_NUMBER.matcher(phone.replaceAll("[ ()\\-]", "")).matches()) {
            faults.add(Fault.at(PHONE, "plan.fault.phone"));
        }
        return faults;
    }

    /** Whom the Digital Family Card is told of: newcomers, and who becomes the applicant. */
    List<Person> toTell(String caseId, Map<String, Object> words, Access access) {
        List<Person> people = drafting.people(caseId, words, access);
        Optional<String> successor = successor(caseId, words, access);
        return Stream.concat(newcomers(caseId, people).stream(),
                people.stream().filter(person -> successor.filter(person.personId()::equals).isPresent()))
                .distinct().toList();
    }

    /** Adults whose consent to the processing of their data is wanted before the version is confirmed. */
    List<Person> toConsent(String caseId, Map<String, Object> words, Access access) {
        LocalDate today = LocalDate.now(clock);
        Set<String> given = cases.consents(caseId).stream().map(Consent::personId).collect(Collectors.toSet());
        return toTell(caseId, words, access).stream()
                .filter(person -> !person.minorOn(today) && !given.contains(person.personId())).toList();
    }

    /**
     * Records the consents of these words.
     *
     * @throws FaultException while one that is wanted is missing, or is given by somebody of whom none is wanted
     */
    void consented(String caseId, Map<String, Object> words, Access access) {
        Map<String, Map<?, ?>> given = new LinkedHashMap<>();
        if (words.get(CONSENTS) instanceof List<?> rows) {
            rows.forEach(row -> given.put((String) ((Map<?, ?>) row).get("person"), (Map<?, ?>) row));
        }
        Set<String> wanted = toConsent(caseId, words, access).stream().map(Person::personId)
                .collect(Collectors.toSet());
        if (!given.keySet().equals(wanted)) {
            throw new FaultException(Fault.at(CONSENTS, "plan.fault.consents"));
        }
        given.forEach((person, row) -> cases.consent(caseId, new Consent(person, LocalDate.now(clock),
                        (String) row.get("form"), Boolean.TRUE.equals(row.get("explained")),
                        Boolean.TRUE.equals(row.get("thirdParties")), false), Language.current(), access));
    }
}
