package kz.qonys.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.CaseSides;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a case file: opened, moved along, handed over, snapshotted, closed; and the lists made of many. Methods
 * join the caller's transaction. A case id that is not on file throws {@link CaseNotVisibleException}.
 */
@Service
public class CaseFiles {

    private static final int SUBMISSION_KEY = 100;

    private final CaseStore cases;
    private final CaseNumbers numbers;
    private final PersonStore persons;
    private final CaseContents contents;
    private final SnapshotStore snapshots;
    private final RemarkStore remarks;
    private final ConsentStore consents;
    private final Timeline timeline;
    private final AccessLog log;
    private final KnownElsewhere known;
    private final CardAssembler cards;
    private final StaffDirectory staff;
    private final AccessMatrix matrix;
    private final Clock clock;

    CaseFiles(CaseStore cases, CaseNumbers numbers, PersonStore persons, CaseContents contents,
            SnapshotStore snapshots, RemarkStore remarks, ConsentStore consents, Timeline timeline, AccessLog log,
            KnownElsewhere known, CardAssembler cards, StaffDirectory staff, AccessMatrix matrix, Clock clock) {
        this.cases = cases;
        this.numbers = numbers;
        this.persons = persons;
        this.contents = contents;
        this.snapshots = snapshots;
        this.remarks = remarks;
        this.consents = consents;
        this.timeline = timeline;
        this.log = log;
        this.known = known;
        this.cards = cards;
        this.staff = staff;
        this.matrix = matrix;
        this.clock = clock;
    }

    /**
     * Opens a case at stage intake, round 1, held by the departure side, with an applicant of whom nothing is known.
     *
     * @throws FaultException when the opening is incomplete, or its submission key was used: then the fault
     *     {@code casefile.fault.already-opened} carries the number of the existing case
     */
    @Transactional
    public OpenedCase open(NewCase opening, Access access) {
        check(opening);
        int year = LocalDate.now(clock).getYear();
        // The serial's row lock comes first: a racing twin waits here and then sees our submission key.
        int serial = numbers.next(year);
        cases.bySubmission(opening.submissionKey()).ifPresent(twin -> {
            throw new FaultException(Fault.of("casefile.fault.already-opened", twin.caseNumber()));
        });
        CaseSummary summary = new CaseSummary(UUID.randomUUID().toString(), CaseNumbers.number(year, serial),
                opening.category(), opening.abroad(), opening.departureOffice(), opening.settlementOffice(),
                Stage.INTAKE, CaseSides.Side.DEPARTURE, 1, clock.instant(), access.user(), null, null);
        cases.insert(summary, year, serial, opening.submissionKey());
        persons.insert(new PersonStore.Stored(UUID.randomUUID().toString(), summary.caseId(), 0, Person.APPLICANT,
                Map.of()));
        timeline.add(summary.caseId(), "case-opened", List.of(), access);
        log.written(summary.caseId(), access, List.of("case"));
        return new OpenedCase(summary.caseId(), summary.caseNumber());
    }

    /** The non-personal head of a case; not an access to personal data and not logged as one. */
    public CaseSummary summary(String caseId) {
        return cases.find(caseId).orElseThrow(CaseNotVisibleException::new);
    }

    /** The non-personal heads of many cases, by case id; unknown ids are left out. */
    public Map<String, CaseSummary> summaries(Collection<String> caseIds) {
        Map<String, CaseSummary> found = new LinkedHashMap<>();
        cases.all(caseIds).forEach(summary -> found.put(summary.caseId(), summary));
        return found;
    }

    public Optional<CaseSummary> byNumber(String caseNumber) {
        return cases.byNumber(caseNumber);
    }

    /** Moves the case to a stage. */
    @Transactional
    public void stage(String caseId, Stage stage, Access access) {
        change(caseId, old -> with(old, old.departureOffice(), old.settlementOffice(), stage, old.holder(),
                old.round(), old.closedAt()), "stage-reached", List.of("stage:" + stage.code()), access);
    }

    /** Hands the case to a side; the other one keeps what the access matrix leaves it. */
    @Transactional
    public void holder(String caseId, CaseSides.Side holder, Access access) {
        CaseSummary now = summary(caseId);
        String office = holder == CaseSides.Side.SETTLEMENT ? now.settlementOffice() : now.sides().departureOffice();
        change(caseId, old -> with(old, old.departureOffice(), old.settlementOffice(), old.stage(), holder,
                old.round(), old.closedAt()), "handed-over", List.of("office:" + office), access);
    }

    /** Sets the offices of both sides. */
    @Transactional
    public void offices(String caseId, String departureOffice, String settlementOffice, Access access) {
        checkOffices(departureOffice, settlementOffice);
        change(caseId, old -> with(old, departureOffice, settlementOffice, old.stage(), old.holder(), old.round(),
                old.closedAt()), "offices-set", List.of("office:" + departureOffice, "office:" + settlementOffice),
                access);
    }

    /**
     * Entrusts the case to the family's own assistant, who may then read what accompanying it needs.
     *
     * @param assistant user id; null when the family has none any more
     * @return the assistant before, empty when there was none
     */
    @Transactional
    public Optional<String> entrust(String caseId, String assistant) {
        CaseSummary old = cases.lock(caseId).orElseThrow(CaseNotVisibleException::new);
        cases.entrust(old, assistant);
        return Optional.ofNullable(old.assistant());
    }

    /** Non-personal heads of the open cases that were entrusted to any of these people. */
    public List<CaseSummary> entrusted(Collection<String> assistants) {
        return cases.entrusted(assistants);
    }

    /** Assistants of open cases, each with each of their offices of settlement. */
    public List<Map.Entry<String, String>> assistants() {
        return cases.assistants();
    }

    /** Non-personal heads of open cases that a settlement office holds, those without an assistant first. */
    public List<CaseSummary> settling(String office, int most) {
        return cases.settling(office, most);
    }

    /**
     * Begins the next round of review, when an application goes back to its author.
     *
     * @return number of the round that begins
     */
    @Transactional
    public int nextRound(String caseId, Access access) {
        int round = summary(caseId).round() + 1;
        change(caseId, old -> with(old, old.departureOffice(), old.settlementOffice(), old.stage(), old.holder(), round,
                old.closedAt()), "returned", List.of(Integer.toString(round)), access);
        return round;
    }

    /** Ends the case at a last stage; it no longer counts as open. */
    @Transactional
    public void close(String caseId, Stage last, Access access) {
        if (!last.last()) {
            throw new IllegalArgumentException("A case does not end at stage " + last.code());
        }
        change(caseId, old -> with(old, old.departureOffice(), old.settlementOffice(), last, old.holder(), old.round(),
                clock.instant()), "case-closed", List.of("stage:" + last.code()), access);
    }

    /**
     * Keeps the application as it leaves its author in a round; {@code changes} of later rounds are measured by it.
     */
    @Transactional
    public void snapshot(String caseId, int round) {
        snapshots.keep(caseId, round, contents.load(summary(caseId)));
    }

    /** Settles the remarks that the acting office made in earlier rounds; writing {@code remarks} does it as well. */
    @Transactional
    public void resolveRemarks(String caseId, Access access) {
        CaseSummary summary = summary(caseId);
        if (remarks.resolveBefore(caseId, summary.round(), access) > 0) {
            timeline.add(caseId, "remarks-resolved", List.of(), access);
        }
    }

    /**
     * Adds an event to the timeline.
     *
     * @param code   lower-case words with hyphens; {@code timeline.<code>} must stand in the message store
     * @param params {0}, {1} ... of the message, never personal; {@code office:<id>}, {@code role:<code>},
     *     {@code officer:<user>}, {@code stage:<code>}, {@code document:<kind>}, {@code fields:<key>,<key>} and the
     *     kinds of {@link TimelineWords} are worded for the reader
     */
    @Transactional
    public void event(String caseId, String code, List<String> params, Access access) {
        summary(caseId);
        timeline.add(caseId, code, params, access);
    }

    /** Notes in the access log that what another package keeps of the case was read; fields or ids, never values. */
    @Transactional
    public void noteRead(String caseId, Access access, List<String> fields) {
        log.read(caseId, access, fields);
    }

    /** Notes in the access log that what another package keeps of the case was written; fields or ids, never values. */
    @Transactional
    public void noteWritten(String caseId, Access access, List<String> fields) {
        log.written(caseId, access, fields);
    }

    /** The household, the applicant first; logged as a read of persons. */
    @Transactional
    public List<Person> persons(String caseId, Access access) {
        summary(caseId);
        log.read(caseId, access, List.of("persons"));
        return persons.household(caseId).stream().map(PersonStore.Stored::person).toList();
    }

    /** One person of the case, also one who has left the household; logged as a read of persons. */
    @Transactional
    public Optional<Person> person(String caseId, String personId, Access access) {
        summary(caseId);
        log.read(caseId, access, List.of("persons"));
        return persons.find(caseId, personId).map(PersonStore.Stored::person);
    }

    /**
     * A member leaves the household; what is on file of the person stays.
     *
     * @param reason {@code died}, {@code divorced} or {@code left}; {@code timeline.member-<reason>}
     * @throws FaultException when the person is the applicant or not of the household
     */
    @Transactional
    public void leave(String caseId, String personId, String reason, Access access) {
        if (persons(caseId, access).stream().noneMatch(one -> one.personId().equals(personId) && !one.applicant())) {
            throw new FaultException(Fault.of("casefile.fault.no-member"));
        }
        persons.remove(caseId, personId, clock.instant(), access.user());
        log.written(caseId, access, List.of(FieldCatalogue.FAMILY_MEMBERS));
        timeline.add(caseId, "member-" + reason, List.of(), access);
    }

    /**
     * The applicant leaves the household and an adult member takes the place: every form, list, print and outside
     * system names the successor from now on. What the former applicant told of telephone, mail, education and
     * occupation is taken away; the relations of the others are seen from the successor. What is on file of the former
     * applicant stays.
     *
     * @param reason {@code died}, {@code divorced} or {@code left}; {@code timeline.applicant-<reason>}
     * @throws FaultException when the successor is not an adult member of the household
     */
    @Transactional
    public void succeed(String caseId, String successorId, String reason, Access access) {
        cases.lock(caseId).orElseThrow(CaseNotVisibleException::new);
        LocalDate today = LocalDate.now(clock);
        List<PersonStore.Stored> household = persons.household(caseId);
        PersonStore.Stored successor = household.stream().filter(one -> one.id().equals(successorId))
                .filter(one -> !one.person().applicant() && !one.person().minorOn(today)).findFirst()
                .orElseThrow(() -> new FaultException(Fault.of("casefile.fault.no-member")));
        persons.remove(caseId, contents.applicantId(caseId), clock.instant(), access.user());
        persons.update(Kinship.applicant(successor, reason));
        int ordinal = 1;
        for (PersonStore.Stored one : household) {
            if (!one.person().applicant() && !one.id().equals(successorId)) {
                persons.update(Kinship.member(one, successor, ordinal++));
            }
        }
        contents.forgetApplicantsOwn(caseId);
        log.written(caseId, access, List.of(Person.APPLICANT, FieldCatalogue.FAMILY_MEMBERS));
        timeline.add(caseId, "applicant-" + reason, List.of(), access);
        timeline.add(caseId, "applicant-succeeded", List.of(), access);
    }

    /** Valid consents of the household. */
    public List<Consent> consents(String caseId) {
        return consents.valid(caseId);
    }

    /** Records the consent of one person; replaces an earlier one. */
    @Transactional
    public void consent(String caseId, Consent consent, Language language, Access access) {
        CaseSummary summary = summary(caseId);
        Person person = persons(caseId, access).stream()
                .filter(one -> one.personId().equals(consent.personId()))
                .findFirst().orElseThrow(CaseNotVisibleException::new);
        consents.give(caseId, consent, person.fullName(), summary.sides().departureOffice(), language, access);
        log.written(caseId, access, List.of("consent"));
        timeline.add(caseId, "consent-given", List.of(), access);
    }

    /** What the officer may see of the case. */
    @Transactional
    public CaseCard card(String caseId, Officer officer, Access access) {
        return cards.card(summary(caseId), officer, access);
    }

    /**
     * Cases, open or closed, in which a person with this IIN stands, as far as the officer may search them. Logged as a
     * search with the cases found, the number itself is not.
     */
    @Transactional
    public List<CaseRef> findByIin(String iin, Officer officer, Access access) {
        List<CaseSummary> found = cases.all(persons.casesWith(iin)).stream()
                .filter(summary -> matrix.allows(officer, Operation.PERSON_SEARCH, summary.sides()))
                .toList();
        log.listed(AccessLog.Mode.SEARCH, found.stream().map(CaseSummary::caseId).toList(),
                new Access(access.user(), access.office(), access.taskId(), Operation.PERSON_SEARCH.name()),
                List.of("iin"));
        return found.stream().map(KnownElsewhere::ref).toList();
    }

    /** Other open cases in which anybody of this household stands: number, office, stage; no names. */
    public List<CaseRef> knownElsewhere(String caseId) {
        return known.of(caseId);
    }

    /** Surname with initials of the applicant; empty until entered. */
    @Transactional
    public String displayName(String caseId, Access access) {
        return displayNames(List.of(caseId), access).getOrDefault(caseId, "");
    }

    /** Surname with initials of the applicants of many cases, by case id; one access of kind list. */
    @Transactional
    public Map<String, String> displayNames(Collection<String> caseIds, Access access) {
        Map<String, String> names = new LinkedHashMap<>();
        persons.applicants(caseIds).forEach((id, applicant) -> names.put(id, applicant.person().shortName()));
        if (!names.isEmpty()) {
            log.listed(AccessLog.Mode.LIST, names.keySet(), access, List.of("displayName"));
        }
        return names;
    }

    private void change(String caseId, UnaryOperator<CaseSummary> changed, String event, List<String> params,
            Access access) {
        CaseSummary old = cases.lock(caseId).orElseThrow(CaseNotVisibleException::new);
        CaseSummary fresh = changed.apply(old);
        if (!fresh.equals(old)) {
            cases.update(fresh);
            timeline.add(caseId, event, params, access);
        }
    }

    private void check(NewCase opening) {
        if (opening.submissionKey() == null || opening.submissionKey().isBlank()
                || opening.submissionKey().length() > SUBMISSION_KEY) {
            throw new FaultException(Fault.of("casefile.fault.submission-key"));
        }
        if (FieldCatalogue.field("category").filter(field -> field.codes().contains(opening.category())).isEmpty()) {
            throw new FaultException(Fault.at("category", "casefile.fault.code"));
        }
        if (opening.departureOffice() == null && !opening.abroad()) {
            throw new FaultException(Fault.at("departureOffice", "casefile.fault.required"));
        }
        checkOffices(opening.departureOffice(), opening.settlementOffice());
    }

    private void checkOffices(String departureOffice, String settlementOffice) {
        if (departureOffice == null && settlementOffice == null) {
            throw new FaultException(Fault.at("settlementOffice", "casefile.fault.required"));
        }
        checkOffice("departureOffice", departureOffice);
        checkOffice("settlementOffice", settlementOffice);
    }

    private void checkOffice(String field, String office) {
        if (office != null && staff.office(office)
                .filter(found -> found.institution() == Institution.CAREER_CENTRE).isEmpty()) {
            throw new FaultException(Fault.at(field, "casefile.fault.office"));
        }
    }

    private static CaseSummary with(CaseSummary old, String departureOffice, String settlementOffice, Stage stage,
            CaseSides.Side holder, int round, Instant closedAt) {
        return new CaseSummary(old.caseId(), old.caseNumber(), old.category(), old.abroad(), departureOffice,
                settlementOffice, stage, holder, round, old.openedAt(), old.openedBy(), closedAt, old.assistant());
    }
}
