package kz.qonys.employment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.Person;
import kz.qonys.casefile.PersonalMatters;
import kz.qonys.casefile.Reservation;
import kz.qonys.casefile.StoredDocument;
import kz.qonys.employment.Registrations.Registration;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.registry.RelocationData;
import kz.qonys.registry.UnemploymentDecision;
import kz.qonys.registry.UnemploymentDraft;
import kz.qonys.registry.UnemploymentWithdrawal;
import kz.qonys.registry.outbox.Outbox;
import kz.qonys.registry.outbox.OutboxState;
import kz.qonys.registry.outbox.OutwardWrite;
import kz.qonys.staff.Directors;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of matching and registration do to the case. Methods join the caller's transaction. */
@Service
@Transactional
public class EmploymentSteps implements Reservation, PersonalMatters {

    private final Contacts contacts;
    private final Offers offers;
    private final Moves moves;
    private final Registrations registrations;
    private final Directors directors;
    private final DraftDocument draft;
    private final Documents documents;
    private final CaseFiles cases;
    private final Outbox outbox;
    private final LabourMarketChannel market;
    private final MoveChannel portal;
    private final StaffDirectory staff;
    private final RegistrationProcess process;
    private final EmploymentProperties properties;
    private final Clock clock;

    EmploymentSteps(Contacts contacts, Offers offers, Moves moves, Registrations registrations, Directors directors,
            DraftDocument draft, Documents documents, CaseFiles cases, Outbox outbox, LabourMarketChannel market,
            MoveChannel portal, StaffDirectory staff, RegistrationProcess process, EmploymentProperties properties,
            Clock clock) {
        this.contacts = contacts;
        this.offers = offers;
        this.moves = moves;
        this.registrations = registrations;
        this.directors = directors;
        this.draft = draft;
        this.documents = documents;
        this.cases = cases;
        this.outbox = outbox;
        this.market = market;
        this.portal = portal;
        this.staff = staff;
        this.process = process;
        this.properties = properties;
        this.clock = clock;
    }

    /** @throws FaultException when the family was not spoken to, or nothing was chosen */
    public void offered(String caseId) {
        requireReached(caseId);
        if (offers.open(caseId).isEmpty()) {
            throw new FaultException(Fault.at("chosenVacancy", "casefile.fault.required"));
        }
    }

    /** @throws FaultException while fewer different channels were tried than a family counts as unreachable after */
    public void unreachable(String caseId, Access access) {
        int tried = contacts.channelsInVain(caseId);
        if (tried < properties.channels()) {
            throw new FaultException(Fault.of("employment.fault.channels", properties.channels(), tried));
        }
        cases.event(caseId, "family-unreachable", List.of(Integer.toString(tried)), access);
    }

    /** @throws FaultException while the family was not spoken to: then it is unreachable, not without a vacancy */
    public void nothingFound(String caseId, Access access) {
        requireReached(caseId);
        cases.event(caseId, "no-vacancy", List.of(), access);
    }

    /** The search goes on: what was tried so far is noted. */
    public void goesOn(String caseId, Access access) {
        List<Contacts.Attempt> all = contacts.of(caseId);
        cases.event(caseId, "search-goes-on", List.of(Integer.toString(all.size()),
                Long.toString(all.stream().map(Contacts.Attempt::channel).distinct().count())), access);
    }

    /** @throws FaultException while no new attempt reached the family */
    public void reachedAgain(String caseId, Access access) {
        if (contacts.channelsInVain(caseId) > 0) {
            throw new FaultException(Fault.of("employment.fault.not-reached"));
        }
        cases.event(caseId, "family-reached-again", List.of(), access);
    }

    /** @param state {@code accepted}, {@code refused}, {@code declined} or {@code withdrawn} */
    public void answered(String caseId, String state, Access access) {
        offers.answer(caseId, state, access.user());
        cases.event(caseId, "offer-" + state, List.of(), access);
    }

    /**
     * The family stands without work: opens its registration as unemployed.
     *
     * @param ground {@code refused}, {@code none} or {@code term-over}
     * @return false when it was opened before
     */
    public boolean withoutWork(String caseId, String ground, Access access) {
        String person = "refused".equals(ground) ? offers.last(caseId).map(Offers.Offer::personId).orElse(null) : null;
        boolean opened = registrations.open(caseId, ground, person == null ? applicant(caseId, access) : person);
        if (opened) {
            cases.event(caseId, "without-work-" + ground, List.of(), access);
        }
        return opened;
    }

    /** Tells the portal how the family will move, and the case that its settlement centre goes on with it. */
    public void moveEntered(String caseId, String processInstanceId, String activityId, Access access) {
        tellMove(caseId, processInstanceId, activityId);
        cases.event(caseId, "move-entered", List.of("office:" + cases.summary(caseId).settlementOffice()), access);
    }

    /** The family moves on another day: keeps it and tells the portal. */
    public void moveChanged(String caseId, LocalDate day, String processInstanceId, String activityId, Access access) {
        Map<String, Object> move = moves.of(caseId);
        move.put(MoveFields.DATE, day.toString());
        moves.keep(caseId, move);
        tellMove(caseId, processInstanceId, activityId);
        cases.event(caseId, "move-changed", List.of(), access);
    }

    private void tellMove(String caseId, String processInstanceId, String activityId) {
        CaseSummary summary = cases.summary(caseId);
        Map<String, Object> move = moves.of(caseId);
        RelocationData data = new RelocationData(summary.caseNumber(), (String) move.get(MoveFields.FROM),
                (String) move.get(MoveFields.TO), LocalDate.parse((String) move.get(MoveFields.DATE)),
                (String) move.get(MoveFields.TRANSPORT), ((Number) move.get(MoveFields.ARRIVING)).intValue());
        outbox.add(new OutwardWrite(caseId, summary.caseNumber(), MoveChannel.CODE, "move", portal.payload(data),
                processInstanceId, activityId));
    }

    public void drafted(String caseId, Access access) {
        registrations.drafted(caseId, access.user());
        cases.event(caseId, "unemployment-drafted", List.of(), access);
    }

    /** The family no longer needs it, say because work was accepted meanwhile. A draft that was sent is taken back. */
    public void notNeeded(String caseId, String processInstanceId, String activityId, Access access) {
        registrations.state(caseId, "not-needed");
        cases.event(caseId, "unemployment-not-needed", List.of(), access);
        boolean sent = outbox.ofCase(caseId).stream().anyMatch(row -> row.channel().equals(LabourMarketChannel.CODE)
                && row.subject().equals("draft") && row.state() != OutboxState.GIVEN_UP);
        if (sent) {
            String caseNumber = cases.summary(caseId).caseNumber();
            UnemploymentWithdrawal write = new UnemploymentWithdrawal(caseNumber, LocalDate.now(clock));
            outbox.add(new OutwardWrite(caseId, caseNumber, LabourMarketChannel.CODE, "withdrawal",
                    market.payload(new LabourMarketChannel.Payload(null, null, write)), processInstanceId, activityId));
        }
    }

    /**
     * The family withdraws: the place by the vacancy is free again, and a registration that is not decided on yet is no
     * longer needed. A registration that was decided stays: it is an entitlement of the person beside the case (A6).
     */
    @Override
    public void release(String caseId, String processInstanceId, String activityId, Access access) {
        if (offers.release(caseId, access.user())) {
            cases.event(caseId, "offer-released", List.of(), access);
        }
        if (registrations.of(caseId).filter(Registration::undecided).isPresent()) {
            notNeeded(caseId, processInstanceId, activityId, access);
        }
    }

    /**
     * The person died or left the family: the place by the vacancy is free again, and a registration that is not
     * decided on yet ends; the rest of the family goes on as it did.
     */
    @Override
    public void end(String caseId, String personId, String processInstanceId, String activityId, Access access) {
        if (offers.release(caseId, personId, access.user())) {
            cases.event(caseId, "offer-released", List.of(), access);
        }
        if (registrations.of(caseId).filter(Registration::undecided).filter(one -> personId.equals(one.personId()))
                .isPresent()) {
            notNeeded(caseId, processInstanceId, activityId, access);
            process.stop(caseId);
        }
    }

    /** The director approves, or who stands in for him: then both are named. */
    public void approved(String caseId, Access access) {
        Optional<String> absent = directors.actsFor(access.user(), cases.summary(caseId).settlementOffice());
        registrations.approved(caseId, access.user(), absent.orElse(null));
        cases.event(caseId, absent.isPresent() ? "unemployment-approved-acting" : "unemployment-approved",
                absent.map(one -> List.of("officer:" + access.user(), "officer:" + one))
                        .orElseGet(() -> List.of("officer:" + access.user())), access);
    }

    public void returned(String caseId, Access access) {
        registrations.state(caseId, "open");
        cases.event(caseId, "unemployment-returned", List.of(), access);
    }

    /** Writes the draft as it stands into a document of the case. */
    public void writeDraft(String caseId, Access access) {
        Registration registration = registrations.of(caseId).orElseThrow();
        CaseSummary summary = cases.summary(caseId);
        Person person = person(caseId, registration.personId(), access);
        long before = documents.onFile(caseId).stream()
                .filter(document -> document.kind() == DocumentKind.UNEMPLOYMENT_DRAFT).count();
        StoredDocument stored = documents.produce(caseId, person.personId(), DocumentKind.UNEMPLOYMENT_DRAFT,
                "unemployment-draft-" + summary.caseNumber() + "-" + (before + 1) + ".html", DraftDocument.MEDIA_TYPE,
                draft.page(summary, person, registration, offers.of(caseId)), access);
        registrations.document(caseId, stored.documentId(), stored.sha256());
    }

    /** Sends the approved draft to the mobility centre through the labour-market system. */
    public void sendDraft(String caseId, String processInstanceId, String activityId, Access access) {
        writeDraft(caseId, access);
        Registration registration = registrations.of(caseId).orElseThrow();
        CaseSummary summary = cases.summary(caseId);
        Person person = person(caseId, registration.personId(), access);
        UnemploymentDraft write = new UnemploymentDraft(summary.caseNumber(), person.iin(), person.surname(),
                person.name(), person.patronymic(), person.birthDate(), registration.ground(), registration.draftedOn(),
                summary.settlementOffice(), name(registration.approvedBy()),
                registration.actingFor() == null ? null : name(registration.actingFor()), registration.documentHash());
        outbox.add(new OutwardWrite(caseId, summary.caseNumber(), LabourMarketChannel.CODE, "draft",
                market.payload(new LabourMarketChannel.Payload(write, null, null)), processInstanceId, activityId));
        registrations.state(caseId, "sent");
    }

    /** The mobility centre has decided. */
    public void decided(String caseId, boolean registered, Access access) {
        registrations.decided(caseId, registered, access.user());
        cases.event(caseId, registered ? "unemployment-registered" : "unemployment-declined", List.of(), access);
    }

    /** Enters the decision in the labour-market system. */
    public void reportDecision(String caseId, String processInstanceId, String activityId) {
        Registration registration = registrations.of(caseId).orElseThrow();
        CaseSummary summary = cases.summary(caseId);
        UnemploymentDecision write = new UnemploymentDecision(summary.caseNumber(),
                "registered".equals(registration.state()), registration.decidedOn(),
                staff.officeFor("lmc-head", summary.settlementOffice()).id());
        outbox.add(new OutwardWrite(caseId, summary.caseNumber(), LabourMarketChannel.CODE, "decision",
                market.payload(new LabourMarketChannel.Payload(null, write, null)), processInstanceId, activityId));
    }

    private void requireReached(String caseId) {
        if (!contacts.reached(caseId)) {
            throw new FaultException(Fault.at("contactAttempts", "employment.fault.never-reached"));
        }
    }

    private String applicant(String caseId, Access access) {
        return cases.persons(caseId, access).stream().filter(Person::applicant).map(Person::personId).findFirst()
                .orElseThrow();
    }

    private Person person(String caseId, String personId, Access access) {
        return cases.persons(caseId, access).stream().filter(one -> Objects.equals(one.personId(), personId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The person to be registered is no longer in the case"));
    }

    private String name(String user) {
        return staff.named(user);
    }
}
