package kz.qonys.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.FormRow;
import kz.qonys.plan.DeliveryStore.Row;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.stereotype.Component;

/** Section {@code plan} of the case card: every service that was planned, and how it stands. */
@Component
class PlanCard implements CaseCardPart {

    private final PlannedServices services;
    private final DeliveryStore deliveries;
    private final CaseFiles cases;
    private final PlanWording wording;

    PlanCard(PlannedServices services, DeliveryStore deliveries, CaseFiles cases, PlanWording wording) {
        this.services = services;
        this.deliveries = deliveries;
        this.cases = cases;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "plan";
    }

    /** Who accompanies a family needs to know which services it gets. */
    @Override
    public Operation operation() {
        return Operation.FAMILY_CARD_READ;
    }

    @Override
    public Object part(String caseId, Officer reader) {
        List<PlannedService> planned = services.ofCase(caseId);
        if (planned.isEmpty()) {
            return null;
        }
        Map<String, Row> rows = deliveries.ofCase(caseId).stream()
                .collect(Collectors.toMap(Row::id, Function.identity()));
        Map<String, String> names =
                wording.names(cases.persons(caseId, new Access(reader.id(), null, null, "case-card")));
        return planned.stream().map(service -> {
            Optional<Row> row = Optional.ofNullable(rows.get(service.id()));
            return FormRow.of("service", wording.service(service.serviceCode()),
                    "person", names.getOrDefault(service.personId(), wording.text("gone")),
                    "state", wording.text("state." + (service.state() == PlannedService.State.PLANNED && row.isPresent()
                            ? "delivering" : service.state().name().toLowerCase(Locale.ROOT))),
                    "due", wording.day(service.dueAt()),
                    "who", wording.who(service),
                    "outcome", row.map(one -> DeliveryFields.registry(wording, one)).orElse(""));
        }).toList();
    }
}
