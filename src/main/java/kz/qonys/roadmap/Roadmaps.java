package kz.qonys.roadmap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Reservation;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.plan.ApprovedPlans;
import kz.qonys.plan.ApprovedPlans.ApprovedPlan;
import kz.qonys.plan.PlanCompanion;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedServices;
import kz.qonys.plan.ServiceCatalogue;
import kz.qonys.roadmap.Roadmap.Approval;
import kz.qonys.roadmap.Roadmap.Copy;
import kz.qonys.roadmap.Roadmap.Decision;
import kz.qonys.roadmap.Roadmap.Item;
import kz.qonys.roadmap.Roadmap.State;
import kz.qonys.staff.CaseSides.Side;
import kz.qonys.staff.Directors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of a roadmap do to the case. Methods join the caller's transaction. */
@Service
@Transactional
public class Roadmaps implements PlanCompanion, Reservation {

    /** What akims have no business knowing (domain: they see no health data). */
    private static final Set<String> WITHHELD = Set.of("medical");

    /** Order: akims are concerned with employment measures, coal and stove heating; the rest is the career centre's. */
    private static final Map<String, Party> RESPONSIBLE = Map.of("EXT-01", Party.OKRUG, "ADI-21", Party.DISTRICT,
            "ADI-22", Party.DISTRICT, "ADI-23", Party.DISTRICT);

    private final RoadmapStore store;
    private final RoadmapOffices offices;
    private final RoadmapProcess process;
    private final ApprovedPlans plans;
    private final PlannedServices services;
    private final ServiceCatalogue catalogue;
    private final Directors directors;
    private final CaseFiles cases;

    Roadmaps(RoadmapStore store, RoadmapOffices offices, RoadmapProcess process, ApprovedPlans plans,
            PlannedServices services, ServiceCatalogue catalogue, Directors directors, CaseFiles cases) {
        this.store = store;
        this.offices = offices;
        this.process = process;
        this.plans = plans;
        this.services = services;
        this.catalogue = catalogue;
        this.directors = directors;
        this.cases = cases;
    }

    /**
     * Draws the next edition from the plan in force. An edition that is still on its way ends.
     *
     * @return false when the newest edition says the same already, so that there is nothing to agree on
     */
    public boolean draw(String caseId, String processInstanceId, Access access) {
        ApprovedPlan plan = plans.current(caseId).orElseThrow(() ->
                new FaultException(Fault.of("roadmap.fault.no-plan")));
        List<Item> items = items(caseId);
        Optional<Roadmap> before = store.latest(caseId).filter(Roadmap::stands);
        if (before.isPresent() && saysTheSame(before.get(), plan, items)) {
            return false;
        }
        String centre = cases.summary(caseId).settlementOffice();
        before.filter(Roadmap::open).ifPresent(one -> store.state(one.id(), State.SUPERSEDED));
        Roadmap drawn = store.insert(caseId, plan.version(), centre, processInstanceId,
                Map.of(Roadmap.LOCALITY, plan.locality()));
        store.items(drawn.id(), items);
        offices.proposed(before.map(Roadmap::okrugOffice).orElse(null), centre, plan.locality())
                .ifPresent(okrug -> store.offices(drawn.id(), okrug.id(), offices.district(okrug.id()).id()));
        cases.event(caseId, "roadmap-drawn", List.of(number(drawn), Integer.toString(items.size())), access);
        before.filter(Roadmap::open).ifPresent(one -> {
            cases.event(caseId, "roadmap-superseded", List.of(number(one)), access);
            process.supersede(one.processInstanceId());
        });
        return true;
    }

    /**
     * The officer hands the draft over for approval.
     *
     * @throws FaultException when no okrug is chosen
     */
    public void drafted(String caseId, Access access) {
        Roadmap open = open(caseId);
        if (open.okrugOffice() == null) {
            throw new FaultException(Fault.at("roadmapOkrug", "roadmap.fault.okrug"));
        }
        store.drafted(open.id(), access.user());
        cases.event(caseId, "roadmap-drafted", List.of(number(open)), access);
    }

    /**
     * Who is asked in the round that begins.
     *
     * @param okrugOffice akimat of the rural okrug
     */
    public record Round(Set<Party> asked, String okrugOffice) {
    }

    /** Begins a round: whoever approved exactly this content is not asked again, other approvals lapse. */
    public Round begin(String caseId, Access access) {
        Roadmap open = open(caseId);
        String content = content(open);
        int round = open.round() + 1;
        Set<Party> asked = EnumSet.allOf(Party.class);
        for (Party party : Party.values()) {
            Optional<Approval> standing = standing(open, party);
            if (standing.filter(approval -> approval.content().equals(content)).isPresent()) {
                asked.remove(party);
            } else {
                standing.ifPresent(approval -> {
                    store.lapse(open.id(), party);
                    cases.event(caseId, "roadmap-lapsed", List.of("role:" + party.role()), access);
                });
                store.asked(open.id(), party, round);
            }
        }
        store.round(open.id(), round);
        cases.event(caseId, "roadmap-round", List.of(number(open), Integer.toString(round)), access);
        return new Round(asked, open.okrugOffice());
    }

    /**
     * A party approves.
     *
     * Remarks that it wrote in this round and did not send are dropped.
     *
     * @throws FaultException when the director drew the roadmap up
     */
    public void approve(String caseId, Party party, Access access) {
        Roadmap open = open(caseId);
        if (party == Party.CENTRE && access.user().equals(open.draftedBy())) {
            throw new FaultException(Fault.of("roadmap.fault.same-person"));
        }
        store.remarks(open.id(), party, open.round(), access.user(), List.of());
        Optional<String> absent = party == Party.CENTRE ? directors.actsFor(access.user(), open.centreOffice())
                : Optional.empty();
        store.decided(open.id(), party, open.round(), Decision.APPROVED, access.user(), absent.orElse(null),
                content(open));
        cases.event(caseId, "roadmap-approved", List.of(number(open), "role:" + party.role()), access);
    }

    /**
     * A party returns it.
     *
     * @throws FaultException when there is no remark
     */
    public void sendBack(String caseId, Party party, Access access) {
        Roadmap open = open(caseId);
        long remarks = store.remarks(open.id()).stream()
                .filter(remark -> remark.party() == party && remark.round() == open.round()).count();
        if (remarks == 0) {
            throw new FaultException(Fault.at("roadmapRemarks", "roadmap.fault.remarks"));
        }
        store.decided(open.id(), party, open.round(), Decision.RETURNED, access.user(), null, null);
        cases.event(caseId, "roadmap-returned", List.of(number(open), "role:" + party.role(), Long.toString(remarks)),
                access);
    }

    /** True when every party approved what stands there now. */
    public boolean agreed(String caseId) {
        Roadmap open = open(caseId);
        String content = content(open);
        return Arrays.stream(Party.values()).allMatch(party -> standing(open, party)
                .filter(approval -> approval.content().equals(content)).isPresent());
    }

    /**
     * The career centre has answered the remarks.
     *
     * @throws FaultException when one has no answer
     */
    public void answered(String caseId, Access access) {
        Roadmap open = open(caseId);
        long silent = store.remarks(open.id()).stream().filter(remark -> remark.answer() == null).count();
        if (silent > 0) {
            throw new FaultException(Fault.at("roadmapAnswers", "roadmap.fault.answers", silent));
        }
        drafted(caseId, access);
    }

    /** All have approved: the three copies are made out, each with its number and recipient. */
    public void issue(String caseId, Access access) {
        Roadmap open = open(caseId);
        store.approved(open.id());
        Arrays.stream(Party.values()).forEach(party -> store.issue(open.id(), party, open.office(party)));
        cases.event(caseId, "roadmap-issued", List.of(number(open)), access);
    }

    /**
     * Every copy has reached its recipient.
     *
     * @throws FaultException when day, way or receiver of a copy are missing
     */
    public void delivered(String caseId, Access access) {
        Roadmap open = open(caseId);
        List<Copy> copies = store.copies(open.id());
        List<Fault> faults = new ArrayList<>();
        for (Copy copy : copies) {
            if (copy.on() == null || copy.way() == null || copy.receiver() == null) {
                faults.add(Fault.at(RoadmapFields.on(copy.party()), "roadmap.fault.copy"));
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        copies.forEach(copy -> cases.event(caseId, "roadmap-copy-" + copy.way().name().toLowerCase(Locale.ROOT),
                List.of(number(open, copy), "office:" + copy.office()), access));
        store.state(open.id(), State.DELIVERED);
    }

    @Override
    public boolean goesOn(String caseId) {
        return store.open(caseId).isPresent();
    }

    /** The family withdraws: an edition on its way ends, akims no longer see it. */
    @Override
    public void release(String caseId, String processInstanceId, String activityId, Access access) {
        store.open(caseId).ifPresent(one -> {
            store.state(one.id(), State.ENDED);
            cases.event(caseId, "roadmap-ended", List.of(number(one)), access);
        });
    }

    /** Number of an edition, as it stands on its copies. */
    String number(Roadmap roadmap) {
        return cases.summary(roadmap.caseId()).caseNumber() + "/" + roadmap.edition();
    }

    String number(Roadmap roadmap, Copy copy) {
        return number(roadmap) + "-" + copy.number();
    }

    /** The approval of a party that holds, whatever the content is by now. */
    Optional<Approval> standing(Roadmap roadmap, Party party) {
        return store.approvals(roadmap.id()).stream().filter(approval -> approval.party() == party)
                .reduce((older, newer) -> newer).filter(approval -> approval.decision() == Decision.APPROVED);
    }

    /** What approvals are about: everything that the roadmap says. */
    String content(Roadmap roadmap) {
        StringBuilder text = new StringBuilder().append(roadmap.id()).append('\n').append(roadmap.okrugOffice())
                .append('\n')
                .append(roadmap.word(Roadmap.LOCALITY)).append('\n').append(roadmap.word(Roadmap.NOTE));
        store.items(roadmap.id()).forEach(item -> text.append('\n').append(item.place()).append(' ')
                .append(item.personId())
                .append(' ').append(item.service()).append(' ').append(item.dueAt()).append(' ').append(item.party()));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Party responsible(String service) {
        return RESPONSIBLE.getOrDefault(service, Party.CENTRE);
    }

    private List<Item> items(String caseId) {
        List<PlannedService> planned = services.ofCase(caseId).stream()
                .filter(service -> service.state() != PlannedService.State.DROPPED)
                .filter(service -> catalogue.latest(service.serviceCode())
                        .filter(one -> one.side() == Side.SETTLEMENT && !WITHHELD.contains(one.category()))
                        .isPresent()).toList();
        List<Item> items = new ArrayList<>();
        planned.forEach(service -> items.add(new Item(items.size() + 1, service.personId(), service.serviceCode(),
                service.dueAt(), responsible(service.serviceCode()))));
        return items;
    }

    private boolean saysTheSame(Roadmap before, ApprovedPlan plan, List<Item> items) {
        List<Item> known = store.items(before.id());
        return before.word(Roadmap.LOCALITY).equals(plan.locality()) && known.size() == items.size()
                && items.stream().allMatch(item -> known.stream().anyMatch(item::sameService));
    }

    private Roadmap open(String caseId) {
        return store.open(caseId).orElseThrow(() -> new FaultException(Fault.of("roadmap.fault.none")));
    }
}
