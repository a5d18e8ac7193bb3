package kz.qonys.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Person;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.plan.CatalogueService.Proof;
import kz.qonys.plan.DeliveryStore.Row;
import kz.qonys.plan.PlanVersions.Version;
import kz.qonys.plan.PlannedService.State;
import kz.qonys.registry.ServiceEntry;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.registry.ServiceWithdrawal;
import kz.qonys.registry.outbox.Outbox;
import kz.qonys.registry.outbox.OutboxRow;
import kz.qonys.registry.outbox.OutwardWrite;
import kz.qonys.staff.CaseSides;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of a delivery do to the case. Methods join the caller's transaction. */
@Service
@Transactional
public class Deliveries {

    /**
     * What the process must know of a delivery that begins.
     *
     * @param deliverer       role that delivers, or {@code departure} for the career centre of the departure side
     * @param departureOffice that of the case; the settlement's for a family from abroad
     * @param dueAt           null while the plan names no day
     */
    public record Opening(String deliverer, String departureOffice, String settlementOffice, Instant dueAt) {
    }

    /** Subject of a write that takes an entry back. */
    static final String WITHDRAWAL = "withdrawal";

    private static final String REPORT = "report";

    /** Reasons that leave an entry standing: the registry has nothing to undo. */
    private static final Set<String> STANDS = Set.of("done-before");
    private static final Set<String> ASKED = Set.of("sent", "told");

    private final PlannedServices services;
    private final ServiceCatalogue catalogue;
    private final PlanVersions versions;
    private final DeliveryStore store;
    private final Proofs proofs;
    private final CaseFiles cases;
    private final Outbox outbox;
    private final ServiceChannels channels;
    private final Clock clock;

    Deliveries(PlannedServices services, ServiceCatalogue catalogue, PlanVersions versions, DeliveryStore store,
            Proofs proofs, CaseFiles cases, Outbox outbox, ServiceChannels channels, Clock clock) {
        this.services = services;
        this.catalogue = catalogue;
        this.versions = versions;
        this.store = store;
        this.proofs = proofs;
        this.cases = cases;
        this.outbox = outbox;
        this.channels = channels;
        this.clock = clock;
    }

    /** Begins a delivery; where a registry can act of its own accord it is asked to, and nobody waits for it. */
    public Opening open(String serviceId, String processInstanceId, String activityId, Access access) {
        PlannedService service = services.find(serviceId).orElseThrow();
        Optional<CatalogueService> kind = catalogue.latest(service.serviceCode());
        int version = versions.of(service.caseId()).stream().mapToInt(Version::number).max().orElse(1);
        ServiceSystem registry = kind.map(CatalogueService::registry).orElse(null);
        String key = registry == null ? null : ask(service, registry, processInstanceId, activityId, access);
        store.open(service, version, processInstanceId, key == null ? null : registry.code(), key);
        boolean departure = kind.filter(one -> one.side() == CaseSides.Side.DEPARTURE).isPresent();
        CaseSides sides = cases.summary(service.caseId()).sides();
        return new Opening(departure ? "departure" : service.role(), sides.departureOffice(), sides.settlementOffice(),
                service.dueAt());
    }

    /** The open or last task in which a service is delivered; empty before there is one. */
    public Optional<String> taskOf(String serviceId) {
        return store.find(serviceId).map(Row::taskId);
    }

    /** The task in which an officer delivers it. */
    public void task(String serviceId, String taskId) {
        store.task(serviceId, taskId);
    }

    /**
     * An officer confirms that it was delivered.
     *
     * @throws FaultException while what the catalogue wants to see is not on file
     */
    public void delivered(String serviceId, Access access) {
        PlannedService service = services.find(serviceId).orElseThrow();
        Row row = store.find(serviceId).orElseThrow();
        List<Fault> missing = missing(service, row);
        if (!missing.isEmpty()) {
            throw new FaultException(missing);
        }
        services.deliver(serviceId, access);
        cases.event(service.caseId(), "service-delivered", List.of("service:" + service.serviceCode()), access);
    }

    /**
     * An officer takes it off the plan.
     *
     * @throws FaultException without a reason
     */
    public void dropped(String serviceId, Access access) {
        PlannedService service = services.find(serviceId).orElseThrow();
        String reason = Objects.toString(store.find(serviceId).orElseThrow().words().get("serviceDropReason"), "");
        end(service, reason, access);
        cases.event(service.caseId(), "service-dropped", List.of("service:" + service.serviceCode()), access);
    }

    /**
     * Takes an open service off the plan. A registry that was asked to act is told that it need not any more, by the
     * lane of the entry: it hears the one after the other, whenever it is back.
     *
     * @param reason one of {@link PlannedServices#DROP_REASONS}
     */
    void end(PlannedService service, String reason, Access access) {
        services.drop(service.id(), reason, access);
        store.find(service.id()).filter(row -> row.key() != null && ASKED.contains(row.told()))
                .filter(row -> !STANDS.contains(reason)).ifPresent(row -> takeBack(service, row, reason, access));
    }

    private void takeBack(PlannedService service, Row row, String reason, Access access) {
        String caseNumber = cases.summary(service.caseId()).caseNumber();
        ServiceWithdrawal withdrawal = new ServiceWithdrawal(caseNumber, service.serviceCode(),
                person(service, access).iin(), row.key(), reason, LocalDate.now(clock), service.office());
        store.takingBack(service.id(),
                outbox.add(new OutwardWrite(service.caseId(), caseNumber, row.registry(), WITHDRAWAL,
                channels.payload(withdrawal), row.processInstanceId(), access.purpose(), row.registry())));
    }

    /** Tells АИС «Кандас», for a family of kandas, and the Digital Family Card that a service was delivered. */
    public void report(String serviceId, String processInstanceId, String activityId, Access access) {
        PlannedService service = services.find(serviceId).orElseThrow();
        CaseSummary summary = cases.summary(service.caseId());
        Row row = store.find(serviceId).orElseThrow();
        Person person = person(service, access);
        if (person.iin() == null) {
            return;
        }
        LocalDate day = row.words().get("serviceDoneOn") instanceof String text ? LocalDate.parse(text)
                : LocalDate.now(clock);
        if (summary.category().equals("kandas")) {
            write(ServiceSystem.KANDAS, REPORT, summary, service, person, day, processInstanceId, activityId);
        }
        write(ServiceSystem.FAMILY_CARD, REPORT, summary, service, person, day, processInstanceId, activityId);
    }

    /**
     * Somebody has a number who had none: registries that can act for the person, or for the family of this applicant,
     * are asked to, and what was delivered meanwhile is reported, unless it was reported under another number.
     */
    void identified(Person person, String caseId, String processInstanceId, String activityId, Access access) {
        Set<String> reported = outbox.ofCase(caseId).stream().filter(row -> row.subject().equals(REPORT))
                .map(OutboxRow::processInstanceId).collect(Collectors.toSet());
        for (PlannedService service : services.ofCase(caseId)) {
            boolean own = service.personId() == null ? person.applicant()
                    : service.personId().equals(person.personId());
            Optional<Row> row = store.find(service.id()).filter(begun -> own);
            if (service.state() == State.DELIVERED) {
                row.map(Row::processInstanceId).filter(delivery -> !reported.contains(delivery))
                        .ifPresent(delivery -> report(service.id(), delivery, activityId, access));
            } else if (service.state() == State.PLANNED && row.filter(begun -> begun.key() == null).isPresent()) {
                askNow(service, processInstanceId, activityId, access);
            }
        }
    }

    private void askNow(PlannedService service, String processInstanceId, String activityId, Access access) {
        catalogue.latest(service.serviceCode()).map(CatalogueService::registry).ifPresent(registry ->
                store.asked(service.id(), registry.code(),
                        ask(service, registry, processInstanceId, activityId, access)));
    }

    private List<Fault> missing(PlannedService service, Row row) {
        List<Proof> wanted = catalogue.latest(service.serviceCode()).map(CatalogueService::wanted).orElse(List.of());
        Set<Proof> shown = proofs.of(service).kinds();
        List<Fault> missing = new ArrayList<>();
        for (Proof proof : wanted) {
            switch (proof) {
                case PHOTO, POSITION -> {
                    if (!shown.contains(proof)) {
                        missing.add(Fault.of("plan.fault.proof." + proof.name().toLowerCase(Locale.ROOT)));
                    }
                }
                case DOCUMENT -> {
                    if (row.number() == null && row.words().get("serviceDocument") == null) {
                        missing.add(Fault.at("serviceDocument", "plan.fault.proof.document"));
                    }
                }
                case FACT -> { }
            }
        }
        return missing;
    }

    /** Id of the write; null when the person cannot be named to a registry yet. */
    private String ask(PlannedService service, ServiceSystem system, String processInstanceId, String activityId,
            Access access) {
        Person person = person(service, access);
        return person.iin() == null ? null
                : write(system, "entry", cases.summary(service.caseId()), service, person, null,
                processInstanceId, activityId);
    }

    private String write(ServiceSystem system, String subject, CaseSummary summary, PlannedService service,
            Person person, LocalDate deliveredOn, String processInstanceId, String activityId) {
        ServiceEntry entry = new ServiceEntry(summary.caseNumber(), service.serviceCode(), person.iin(),
                person.surname(), person.name(), person.birthDate(), versions.locality(service.caseId()), deliveredOn,
                null, service.office());
        return outbox.add(new OutwardWrite(service.caseId(), summary.caseNumber(), system.code(), subject,
                channels.payload(entry), processInstanceId, activityId, system.code()));
    }

    /** Whom it is for, also one who has left the family since; the applicant for a service of the whole family. */
    private Person person(PlannedService service, Access access) {
        return service.personId() == null ? cases.persons(service.caseId(), access).get(0)
                : cases.person(service.caseId(), service.personId(), access).orElseThrow();
    }
}
