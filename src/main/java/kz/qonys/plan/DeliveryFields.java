package kz.qonys.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Entries;
import kz.qonys.casefile.FieldKeeper;
import kz.qonys.plan.DeliveryStore.Row;
import org.springframework.stereotype.Component;

/** Fields of the task in which an officer delivers a service; they are about the service of that task. */
@Component
class DeliveryFields implements FieldKeeper {

    private static final Set<String> FILLED = Set.of("serviceDocument", "serviceDoneOn", "serviceNote",
            "serviceDropReason");
    private static final Set<String> SHOWN =
            Set.of("serviceName", "servicePerson", "serviceProof", "serviceDue", "serviceRegistry", "serviceEvidence");

    private final DeliveryStore store;
    private final PlannedServices services;
    private final Proofs proofs;
    private final CaseFiles cases;
    private final PlanWording wording;
    private final Clock clock;

    DeliveryFields(DeliveryStore store, PlannedServices services, Proofs proofs, CaseFiles cases, PlanWording wording,
            Clock clock) {
        this.store = store;
        this.services = services;
        this.proofs = proofs;
        this.cases = cases;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public Set<String> filled() {
        return FILLED;
    }

    @Override
    public Set<String> shown() {
        return SHOWN;
    }

    @Override
    public Object value(String key, String caseId, Access access) {
        Optional<Row> row = store.ofTask(access.taskId());
        if (row.isEmpty()) {
            return null;
        }
        PlannedService service = services.find(row.get().id()).orElseThrow();
        return switch (key) {
            case "serviceName" -> wording.service(service.serviceCode());
            case "servicePerson" -> wording.names(cases.persons(caseId, access)).get(service.personId());
            case "serviceProof" -> wording.proof(service.serviceCode());
            case "serviceDue" -> wording.day(service.dueAt());
            case "serviceRegistry" -> registry(wording, row.get());
            case "serviceEvidence" -> wording.text("evidence", proofs.of(service).items());
            case "serviceDoneOn" -> row.get().words().getOrDefault(key, LocalDate.now(clock).toString());
            default -> row.get().words().get(key);
        };
    }

    @Override
    public void take(String caseId, Map<String, Object> values, Access access) {
        store.ofTask(access.taskId()).ifPresent(row -> {
            LocalDate today = LocalDate.now(clock);
            Entries entries = new Entries(values);
            Map<String, Object> words = entries.over(row.words(), FILLED, key -> switch (key) {
                case "serviceDoneOn" -> entries.day(key, today.minusYears(1), today);
                case "serviceNote" -> entries.text(key, Entries.LONG_TEXT);
                case "serviceDropReason" -> entries.code(key, PlannedServices.DROP_REASONS);
                default -> entries.text(key, Entries.SHORT_TEXT);
            });
            entries.check();
            store.keep(row.id(), words);
        });
    }

    /** How the registry stands to it, in words; empty without one. */
    static String registry(PlanWording wording, Row row) {
        if (row.registry() == null) {
            return "";
        }
        return wording.text("registry." + row.told(), wording.text("system." + row.registry()),
                row.number() == null ? "" : row.number());
    }
}
