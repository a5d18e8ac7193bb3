package kz.qonys.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.plan.PlannedService.State;
import kz.qonys.staff.CaseSides;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.TermLength;
import kz.qonys.terms.WorkingCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The services that families are to get: planned by whoever draws up the plan, found by whoever delivers them. Methods
 * join the caller's transaction. An id that is not on file throws {@link FaultException}.
 */
@Service
public class PlannedServices {

    /** Why a planned service is dropped; codes of {@code plan.drop.*}. */
    public static final Set<String> DROP_REASONS =
            Set.of("not-wanted", "not-needed", "done-before", "moved-away", "person-gone", "person-died",
                    "person-divorced", "person-left", "family-withdrew");

    private final ServiceCatalogue catalogue;
    private final PlannedServiceStore store;
    private final CaseFiles cases;
    private final StaffDirectory staff;
    private final Deputies deputies;
    private final WorkingCalendar calendar;
    private final Clock clock;

    PlannedServices(ServiceCatalogue catalogue, PlannedServiceStore store, CaseFiles cases, StaffDirectory staff,
            Deputies deputies, WorkingCalendar calendar, Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.cases = cases;
        this.staff = staff;
        this.deputies = deputies;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Plans a service; once per case, person and code, so a repeated call changes nothing. A dropped one is planned
     * again.
     *
     * @return the service as it stands now
     * @throws FaultException when the code is not valid today, the person is not of the household, the service is not
     *     for a person or not for a family, the case has no office on the side that delivers, or the officer holds no
     *     such role
     */
    @Transactional
    public PlannedService plan(NewService wish, Access access) {
        PlannedService wanted = checked(wish, access);
        Optional<PlannedService> known = store.inSlot(wish.caseId(), wish.personId(), wish.serviceCode());
        if (known.isEmpty()) {
            store.insert(wanted, access.user());
            return wanted;
        }
        if (known.get().state() == State.DROPPED) {
            PlannedService again = with(wanted, known.get().id());
            store.reopen(again, access.user());
            return store.find(again.id()).orElseThrow();
        }
        return known.get();
    }

    /**
     * Says whether {@link #plan} would take a wish; changes nothing.
     *
     * @throws FaultException as {@link #plan}
     */
    public void check(NewService wish, Access access) {
        checked(wish, access);
    }

    /** When a service of today's catalogue would be due; null when it has no fixed day. */
    public Instant due(String serviceCode, Instant from) {
        return catalogue.find(serviceCode, LocalDate.now(clock)).map(service -> due(service, from)).orElse(null);
    }

    /** All services of a case, whatever their state, by code. */
    public List<PlannedService> ofCase(String caseId) {
        return store.ofCase(caseId);
    }

    public Optional<PlannedService> find(String id) {
        return store.find(id);
    }

    /**
     * Services that the officer is to deliver, alone or as any holder of the role, or standing in; earliest due first.
     */
    public List<PlannedService> ownOf(Officer officer) {
        return store.openOf(deputies.peopleOf(officer.id()), staff.groupsOf(officer.id()));
    }

    /** True when the officer is to deliver it, as {@link #ownOf} tells. */
    public boolean owns(Officer officer, PlannedService service) {
        return service.officer() == null
                ? staff.groupsOf(officer.id()).contains(service.office() + "." + service.role())
                : deputies.peopleOf(officer.id()).contains(service.officer());
    }

    /**
     * Gives an open service to one officer.
     *
     * @throws FaultException when it is not open or the officer does not hold its role in its office
     */
    @Transactional
    public void give(String id, String officer) {
        PlannedService service = open(id);
        requireHolder(service.role(), service.office(), officer);
        store.give(id, officer);
    }

    /** Marks an open service as delivered. */
    @Transactional
    public void deliver(String id, Access access) {
        store.settle(open(id).id(), State.DELIVERED, null, access.user());
    }

    /**
     * Takes an open service off the plan.
     *
     * @param reason one of {@link #DROP_REASONS}
     */
    @Transactional
    public void drop(String id, String reason, Access access) {
        if (!DROP_REASONS.contains(reason)) {
            throw new FaultException(Fault.at("reason", "plan.fault.reason"));
        }
        store.settle(open(id).id(), State.DROPPED, reason, access.user());
    }

    /**
     * Counts the days of open services from another arrival.
     *
     * @return the new ends by id of the service; without those whose day stays
     */
    @Transactional
    public Map<String, Instant> recount(String caseId, Instant from) {
        Map<String, Instant> moved = new LinkedHashMap<>();
        store.ofCase(caseId).stream().filter(service -> service.state() == State.PLANNED && service.dueAt() != null)
                .forEach(service -> catalogue.latest(service.serviceCode()).map(kind -> due(kind, from))
                        .filter(due -> !due.equals(service.dueAt())).ifPresent(due -> {
                            store.due(service.id(), due);
                            moved.put(service.id(), due);
                        }));
        return moved;
    }

    private PlannedService open(String id) {
        return store.lock(id).filter(service -> service.state() == State.PLANNED)
                .orElseThrow(() -> new FaultException(Fault.of("plan.fault.not-open")));
    }

    private PlannedService checked(NewService wish, Access access) {
        CatalogueService service = catalogue.find(wish.serviceCode(), LocalDate.now(clock))
                .orElseThrow(() -> new FaultException(Fault.at("serviceCode", "plan.fault.service")));
        if ((service.target() == CatalogueService.Target.FAMILY) != (wish.personId() == null)) {
            throw new FaultException(Fault.at("personId", "plan.fault.target"));
        }
        if (wish.personId() != null && cases.persons(wish.caseId(), access).stream()
                .noneMatch(person -> person.personId().equals(wish.personId()))) {
            throw new FaultException(Fault.at("personId", "plan.fault.person"));
        }
        String office = office(cases.summary(wish.caseId()), service);
        if (wish.officer() != null) {
            requireHolder(service.role(), office, wish.officer());
        }
        return new PlannedService(UUID.randomUUID().toString(), wish.caseId(), wish.personId(), service.code(),
                due(service, wish.dueFrom()), State.PLANNED, service.role(), office, wish.officer());
    }

    private String office(CaseSummary summary, CatalogueService service) {
        String centre = service.side() == CaseSides.Side.DEPARTURE ? summary.sides().departureOffice()
                : summary.settlementOffice();
        if (centre == null) {
            throw new FaultException(Fault.of("plan.fault.office"));
        }
        return staff.officeFor(service.role(), centre).id();
    }

    private void requireHolder(String role, String office, String officer) {
        if (staff.holders(role, office).stream().noneMatch(holder -> holder.id().equals(officer))) {
            throw new FaultException(Fault.at("officer", "plan.fault.officer"));
        }
    }

    /** Zero days is the closing time of the day of arrival. */
    private Instant due(CatalogueService service, Instant from) {
        if (from == null || service.dueDays() == null) {
            return null;
        }
        return service.dueDays() == 0 ? calendar.endOf(calendar.dayOfReceipt(from))
                : calendar.due(from, TermLength.businessDays(service.dueDays()));
    }

    private static PlannedService with(PlannedService service, String id) {
        return new PlannedService(id, service.caseId(), service.personId(), service.serviceCode(), service.dueAt(),
                service.state(), service.role(), service.office(), service.officer());
    }
}
