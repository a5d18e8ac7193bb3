package kz.qonys.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Entries;
import kz.qonys.casefile.Newcomers;
import kz.qonys.casefile.Person;
import kz.qonys.casefile.PersonalMatters;
import kz.qonys.casefile.Reservation;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.plan.PlanVersions.Item;
import kz.qonys.plan.PlanVersions.Mark;
import kz.qonys.plan.PlanVersions.Version;
import kz.qonys.plan.PlannedService.State;
import kz.qonys.staff.Directors;
import kz.qonys.terms.PlannedDays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of a plan do to the case. Methods join the caller's transaction. */
@Service
@Transactional
public class PlanSteps implements Reservation {

    /** The five parts that every plan regulates; each by the fields without which it is empty. */
    private static final List<String> OBLIGATORY = List.of("planArrival", "planTransport", "planArriving",
            "planLodging", "planSupport", "planWork", "planHousing", "planFamilyNote");

    /** What the death of a spouse, or a divorce, makes of the applicant. */
    private static final Map<String, String> MARITAL_STATUS = Map.of("died", "widowed", "divorced", "divorced");

    private final PlanVersions versions;
    private final PlanDrafting drafting;
    private final FamilyChanges changes;
    private final PlannedServices services;
    private final Deliveries deliveries;
    private final HouseholdTidings household;
    private final DeliveryStore store;
    private final PlanProcess process;
    private final List<PersonalMatters> matters;
    private final List<Newcomers> newcomers;
    private final PlannedDays terms;
    private final Directors directors;
    private final CaseFiles cases;
    private final CaseFields fields;
    private final ObjectProvider<PlanCompanion> companions;

    PlanSteps(PlanVersions versions, PlanDrafting drafting, FamilyChanges changes, PlannedServices services,
            Deliveries deliveries, HouseholdTidings household, DeliveryStore store, PlanProcess process,
            List<PersonalMatters> matters, List<Newcomers> newcomers, PlannedDays terms, Directors directors,
            CaseFiles cases, CaseFields fields, ObjectProvider<PlanCompanion> companions) {
        this.versions = versions;
        this.drafting = drafting;
        this.changes = changes;
        this.services = services;
        this.deliveries = deliveries;
        this.household = household;
        this.store = store;
        this.process = process;
        this.matters = List.copyOf(matters);
        this.newcomers = List.copyOf(newcomers);
        this.terms = terms;
        this.directors = directors;
        this.cases = cases;
        this.fields = fields;
        this.companions = companions;
    }

    /**
     * Takes the draft as it stands, with the services that follow from it.
     *
     * @throws FaultException when one of the obligatory parts is empty, a service cannot be planned, a person who gets
     *     services is off the list of the family without a reason, or the applicant is gone and nobody takes the place
     */
    public void drafted(String caseId, Access access) {
        Map<String, Object> words = drafting.words(caseId, access);
        List<Fault> faults = new ArrayList<>();
        if (goneInSilence(caseId, access)) {
            faults.add(Fault.at("familyMembers", "plan.fault.gone-reason"));
        }
        OBLIGATORY.stream().filter(key -> empty(words.get(key)))
                .forEach(key -> faults.add(Fault.at(key, "plan.fault.part")));
        faults.addAll(changes.faults(caseId, words, access));
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        words.remove("planRemarks");
        words.remove("planAnswer");
        List<Item> items = drafting.items(caseId, words, access);
        Instant counted = drafting.countedAnew(caseId, words);
        items.stream().filter(item -> item.mark() == Mark.NEW || item.mark() == Mark.ADDED)
                .forEach(item -> services.check(wish(caseId, item, counted), access));
        Version open = open(caseId);
        versions.keep(open.id(), words);
        versions.items(open.id(), items);
        versions.drafted(open.id(), access.user());
        cases.event(caseId, "plan-drafted", List.of(Integer.toString(open.number())), access);
    }

    /**
     * The family agrees, and every adult who is new to the case, or is to be its applicant, to the processing of own
     * data.
     *
     * @throws FaultException without who confirmed and how, or without one of these consents
     */
    public void confirmed(String caseId, Access access) {
        Version open = open(caseId);
        if (empty(open.words().get("planConfirmedBy")) || empty(open.words().get("planConfirmedHow"))) {
            throw new FaultException(Fault.at("planConfirmedBy", "plan.fault.confirmation"));
        }
        changes.consented(caseId, drafting.words(caseId, access), access);
        versions.confirmed(open.id(), access.user());
        cases.event(caseId, "plan-confirmed", List.of(Integer.toString(open.number())), access);
    }

    /** The family wants it otherwise. */
    public void otherwise(String caseId, Access access) {
        cases.event(caseId, "plan-otherwise", List.of(Integer.toString(open(caseId).number())), access);
    }

    /**
     * The director approves, or who stands in for him: then both are named.
     *
     * @throws FaultException when the same person drafted it
     */
    public void approved(String caseId, Access access) {
        Version open = open(caseId);
        if (Objects.equals(open.draftedBy(), access.user())) {
            throw new FaultException(Fault.of("plan.fault.same-person"));
        }
        Optional<String> absent = directors.actsFor(access.user(), cases.summary(caseId).settlementOffice());
        versions.approver(open.id(), access.user(), absent.orElse(null));
        List<String> params = new ArrayList<>(List.of(Integer.toString(open.number()), "officer:" + access.user()));
        absent.ifPresent(one -> params.add("officer:" + one));
        cases.event(caseId, absent.isPresent() ? "plan-approved-acting" : "plan-approved", params, access);
    }

    /**
     * The director sends it back.
     *
     * @throws FaultException when there are no remarks
     */
    public void returned(String caseId, Access access) {
        Version open = open(caseId);
        if (empty(open.words().get("planRemarks"))) {
            throw new FaultException(Fault.at("planRemarks", "casefile.fault.required"));
        }
        cases.event(caseId, "plan-returned", List.of(Integer.toString(open.number())), access);
    }

    /**
     * Puts the approved version in force: what is new is planned, what is off is dropped and its delivery ends, who has
     * died or left leaves the household with everything under way for him, the rest goes on untouched. Only at the end
     * is the version in force: until then an ended delivery does not settle the plan.
     *
     * @param processInstanceId instance that decided it
     * @return ids of the services whose delivery begins
     */
    public List<String> adopt(String caseId, String processInstanceId, Access access) {
        Version open = open(caseId);
        List<Item> items = versions.items(open.id());
        Set<String> planned = planned(caseId);
        List<String> toTell = changes.toTell(caseId, open.words(), access).stream().map(Person::personId).toList();
        Instant counted = drafting.countedAnew(caseId, open.words());
        items.stream().filter(item -> item.mark() == Mark.NEW || item.mark() == Mark.ADDED)
                .forEach(item -> services.plan(wish(caseId, item, counted), access));
        long dropped = items.stream().filter(item -> item.mark() == Mark.DROPPED)
                .filter(item -> drop(caseId, item, access)).count();
        List<String> begun = services.ofCase(caseId).stream().filter(one -> one.state() == State.PLANNED)
                .map(PlannedService::id).filter(id -> !planned.contains(id) || store.find(id).isEmpty()).toList();
        gone(caseId, open, processInstanceId, access);
        versions.inForce(open.id());
        Set<String> fresh = new HashSet<>(toTell);
        household.changed(caseId, PlanDrafting.gone(open.words()), toTell, processInstanceId, access).stream()
                .map(Person::personId).forEach(fresh::add);
        newcomers.forEach(one -> one.came(caseId, fresh, access));
        cases.event(caseId, "plan-in-force", List.of(Integer.toString(open.number()), Integer.toString(begun.size()),
                Long.toString(dropped)), access);
        return begun;
    }

    /**
     * True when nothing is left to deliver, no new version is being drawn up and nothing goes on beside the services.
     */
    public boolean settled(String caseId) {
        return versions.open(caseId).isEmpty()
                && services.ofCase(caseId).stream().noneMatch(service -> service.state() == State.PLANNED)
                && companions.stream().noneMatch(companion -> companion.goesOn(caseId));
    }

    /**
     * True when a plan is in force and no new version is being drawn up, whether its services are delivered or not: a
     * family may change as long as its case goes on.
     */
    public boolean changeable(String caseId) {
        return cases.summary(caseId).open() && versions.current(caseId).isPresent() && versions.open(caseId).isEmpty();
    }

    /**
     * Begins a new version; what is being delivered goes on meanwhile.
     *
     * @throws FaultException when there is no reason, no plan is in force, or a version is being drawn up already
     */
    public void requestChange(String caseId, String reason, Access access) {
        Entries entries = new Entries(Collections.singletonMap("planReason", reason));
        String given = entries.text("planReason", Entries.LONG_TEXT);
        entries.given("planReason", given);
        entries.check();
        if (!changeable(caseId)) {
            throw new FaultException(Fault.of("plan.fault.not-changeable"));
        }
        Version begun = versions.begin(caseId, Map.of("planReason", given));
        cases.event(caseId, "plan-change-requested", List.of(Integer.toString(begun.number())), access);
        process.change(caseId);
    }

    /** The family arrived, or is to arrive on another day: what is still to be delivered is due by that. */
    public void arrivalKnown(String caseId, Access access) {
        versions.current(caseId).ifPresent(version -> {
            Map<String, Instant> moved = services.recount(caseId, drafting.counted(caseId, version.words()));
            if (!moved.isEmpty()) {
                Map<String, Instant> tasks = new LinkedHashMap<>();
                moved.forEach((id, due) -> store.find(id).map(DeliveryStore.Row::taskId)
                        .ifPresent(task -> tasks.put(task, due)));
                terms.move(tasks);
                cases.event(caseId, "services-recounted", List.of(Integer.toString(moved.size())), access);
            }
        });
    }

    /**
     * The family withdraws: nothing is drawn up any more, open services end, registries that were asked to act hear of
     * it.
     */
    @Override
    public void release(String caseId, String processInstanceId, String activityId, Access access) {
        versions.open(caseId).ifPresent(version -> versions.abandon(version.id()));
        List<PlannedService> open = services.ofCase(caseId).stream().filter(one -> one.state() == State.PLANNED)
                .toList();
        open.forEach(service -> deliveries.end(service, "family-withdrew", access));
        if (!open.isEmpty()) {
            cases.event(caseId, "services-released", List.of(Integer.toString(open.size())), access);
        }
    }

    private void gone(String caseId, String personId, String reason, Optional<String> successor,
            String processInstanceId, Access access) {
        Person person = cases.person(caseId, personId, access).orElseThrow();
        matters.forEach(one -> one.end(caseId, personId, processInstanceId, access.purpose(), access));
        if (person.applicant()) {
            cases.succeed(caseId, successor.orElseThrow(), reason, access);
            return;
        }
        cases.leave(caseId, personId, reason, access);
        if ("spouse".equals(person.relation()) && MARITAL_STATUS.containsKey(reason)) {
            fields.write(caseId, Map.of("applicantMaritalStatus", MARITAL_STATUS.get(reason)), access);
        }
    }

    /** Who has died or left; the applicant last, as the others are named by what they are to him. */
    private void gone(String caseId, Version open, String processInstanceId, Access access) {
        Optional<String> successor = changes.successor(caseId, open.words(), access);
        Map<String, String> gone = PlanDrafting.gone(open.words());
        String applicant = cases.persons(caseId, access).get(0).personId();
        gone.forEach((person, reason) -> {
            if (!person.equals(applicant)) {
                gone(caseId, person, reason, successor, processInstanceId, access);
            }
        });
        if (gone.containsKey(applicant)) {
            gone(caseId, applicant, gone.get(applicant), successor, processInstanceId, access);
            Object phone = open.words().get(FamilyChanges.PHONE);
            if (!empty(phone)) {
                fields.write(caseId, Map.of("applicantPhone", phone), access);
            }
        }
    }

    private boolean goneInSilence(String caseId, Access access) {
        Set<String> household = cases.persons(caseId, access).stream().map(Person::personId)
                .collect(Collectors.toSet());
        return services.ofCase(caseId).stream().filter(service -> service.state() == State.PLANNED)
                .anyMatch(service -> service.personId() != null && !household.contains(service.personId()));
    }

    private Set<String> planned(String caseId) {
        return services.ofCase(caseId).stream().filter(service -> service.state() == State.PLANNED)
                .map(PlannedService::id)
                .collect(Collectors.toSet());
    }

    private boolean drop(String caseId, Item item, Access access) {
        Optional<PlannedService> service = services.ofCase(caseId).stream().filter(one -> one.state() == State.PLANNED
                && one.serviceCode().equals(item.service()) && Objects.equals(one.personId(), item.personId()))
                .findFirst();
        service.ifPresent(one -> {
            deliveries.end(one, item.reason(), access);
            store.find(one.id()).ifPresent(row -> process.stop(row.processInstanceId()));
        });
        return service.isPresent();
    }

    private static NewService wish(String caseId, Item item, Instant counted) {
        return new NewService(caseId, item.personId(), item.service(), counted, null);
    }

    private Version open(String caseId) {
        return versions.open(caseId).orElseThrow(() -> new FaultException(Fault.of("plan.fault.no-draft")));
    }

    private static boolean empty(Object value) {
        return value == null || value instanceof String text && text.isBlank()
                || value instanceof List<?> list && list.isEmpty();
    }
}
