package kz.qonys.evidence.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Person;
import kz.qonys.evidence.Evidence;
import kz.qonys.evidence.EvidenceItem;
import kz.qonys.evidence.Mark;
import kz.qonys.evidence.MediaKind;
import kz.qonys.evidence.Position;
import kz.qonys.evidence.Receipt;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.plan.CatalogueService;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedServices;
import kz.qonys.plan.ServiceCatalogue;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Services, receipts and items in the reader's language; days and times of the country. */
@Component
class EvidenceWording {

    private final PlannedServices services;
    private final ServiceCatalogue catalogue;
    private final Evidence evidence;
    private final CaseFiles cases;
    private final StaffDirectory staff;
    private final Messages messages;
    private final Clock clock;

    EvidenceWording(PlannedServices services, ServiceCatalogue catalogue, Evidence evidence, CaseFiles cases,
            StaffDirectory staff, Messages messages, Clock clock) {
        this.services = services;
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.cases = cases;
        this.staff = staff;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A service that the reader is to deliver. Family and person are names: a device shows them and keeps neither.
     *
     * @param person   empty for a service of the whole family
     * @param relation how the person is related to the applicant, in words
     * @param due      last day, {@code dd.mm.yyyy}; empty when it has none
     * @param late     true when that day is over
     * @param wanted   what is to be shown, in words
     * @param onFile   items on file
     */
    record ServiceView(String id, String caseNumber, String code, String name, String family, String person,
            String relation, String due, boolean late, String wanted, int onFile) {
    }

    /** Something noticed, as code and in words. */
    record MarkView(String code, String text) {
    }

    /**
     * A receipt in words.
     *
     * @param refusal why it cannot be taken; empty unless refused
     */
    record ReceiptView(String id, String state, int chunkSize, List<Integer> missing, boolean known,
            List<MarkView> marks, String refusal) {
    }

    /**
     * An item on the map of the case card.
     *
     * @param position  where the device was; null without a fix
     * @param fileSays  where the file says it was; null when it tells nothing
     * @param apart     metres between the two; null when one is missing
     * @param noPlace   why there is no position, in words
     */
    record ItemView(String id, String service, String person, String kind, String kindText, String at, String takenAt,
            String officer, String origin, Place position, Place fileSays, Long apart, String accuracyText,
            String noPlace, boolean thumbnail, String size, List<MarkView> marks) {
    }

    /** A place for the map; accuracy in metres, null when unknown. */
    record Place(double latitude, double longitude, Double accuracy) {

        static Place of(Position position) {
            return position == null ? null
                    : new Place(position.latitude(), position.longitude(), position.accuracy());
        }
    }

    /** Own services by case and code, with names of families and persons, which are logged as read. */
    List<ServiceView> ownOf(Officer officer) {
        List<PlannedService> own = services.ownOf(officer);
        List<String> caseIds = own.stream().map(PlannedService::caseId).distinct().toList();
        Map<String, CaseSummary> summaries = cases.summaries(caseIds);
        Map<String, String> families = cases.displayNames(caseIds, access(officer));
        Map<String, Integer> counts = evidence.counts(own.stream().map(PlannedService::id).toList());
        Map<String, Person> people = people(own, officer);
        return own.stream().filter(service -> summaries.get(service.caseId()).open())
                .map(service -> view(service, summaries.get(service.caseId()),
                        families.getOrDefault(service.caseId(), ""), people.get(service.personId()),
                        counts.getOrDefault(service.id(), 0)))
                .sorted(Comparator.comparing(ServiceView::caseNumber).thenComparing(ServiceView::code)
                        .thenComparing(ServiceView::person))
                .toList();
    }

    ReceiptView receipt(Receipt receipt) {
        return new ReceiptView(receipt.id(), receipt.state(), receipt.chunkSize(), receipt.missing(), receipt.known(),
                marks(receipt.marks()), receipt.refusal() == null ? "" : messages.text(receipt.refusal()));
    }

    /** Items of one case for the map. */
    List<ItemView> items(String caseId, Officer reader) {
        List<EvidenceItem> items = evidence.ofCase(caseId, reader);
        Map<String, PlannedService> planned = services.ofCase(caseId).stream()
                .collect(Collectors.toMap(PlannedService::id, Function.identity()));
        Map<String, Person> people = items.isEmpty() ? Map.of() : people(List.copyOf(planned.values()), reader);
        return items.stream().map(item -> view(item, planned.get(item.serviceId()), people)).toList();
    }

    private ServiceView view(PlannedService service, CaseSummary summary, String family, Person person, int onFile) {
        LocalDate due = service.dueAt() == null ? null : service.dueAt().atZone(clock.getZone()).toLocalDate();
        CatalogueService described = catalogue.latest(service.serviceCode()).orElseThrow();
        return new ServiceView(service.id(), summary.caseNumber(), service.serviceCode(),
                described.name(Language.current()), family, person == null ? "" : person.shortName(),
                person == null ? "" : messages.text("value.relation." + person.relation()),
                Moments.day(due), due != null && service.dueAt().isBefore(clock.instant()),
                described.proof(Language.current()), onFile);
    }

    private ItemView view(EvidenceItem item, PlannedService service, Map<String, Person> people) {
        Person person = people.get(service.personId());
        Position fix = item.details().position();
        return new ItemView(item.id(), catalogue.latest(service.serviceCode())
                .map(found -> found.name(Language.current())).orElse(service.serviceCode()),
                person == null ? "" : person.shortName(), item.kind().code(),
                messages.text("evidence.kind." + item.kind().code()), time(item.capturedAt()),
                time(item.details().takenAt()),
                staff.named(item.officer()),
                messages.text("evidence.origin." + item.origin()), Place.of(fix), Place.of(item.details().fileSays()),
                item.details().apart(), fix == null ? ""
                : messages.text("evidence.accuracy", Math.round(fix.accuracy())),
                item.noPosition() == null ? "" : messages.text("evidence.noPosition." + item.noPosition()),
                item.kind() == MediaKind.PHOTO, size(item.size()), marks(item));
    }

    private List<MarkView> marks(EvidenceItem item) {
        return item.marks().stream().map(mark -> new MarkView(mark.code(), switch (mark) {
            case OTHER_PLACE -> messages.text("evidence.mark.other-place-by", kilometres(item.details().apart()));
            case OTHER_TIME -> messages.text("evidence.mark.other-time-at", time(item.details().takenAt()));
            default -> messages.text("evidence.mark." + mark.code());
        })).toList();
    }

    private List<MarkView> marks(List<Mark> marks) {
        return marks.stream().map(mark -> new MarkView(mark.code(), messages.text("evidence.mark." + mark.code())))
                .toList();
    }

    private Map<String, Person> people(List<PlannedService> planned, Officer officer) {
        Map<String, Person> people = new LinkedHashMap<>();
        planned.stream().filter(service -> service.personId() != null).map(PlannedService::caseId).distinct()
                .forEach(caseId -> cases.persons(caseId, access(officer))
                        .forEach(person -> people.put(person.personId(), person)));
        return people;
    }

    private String size(long bytes) {
        return bytes < 1_000_000 ? messages.text("evidence.kilobytes", Math.max(1, bytes / 1024))
                : messages.text("evidence.megabytes", bytes / 1_048_576.0);
    }

    private String kilometres(Long metres) {
        return metres == null ? "" : metres < 1000 ? messages.text("evidence.metres", metres)
                : messages.text("evidence.kilometres", metres / 1000.0);
    }

    private String time(Instant instant) {
        return Moments.time(instant, clock.getZone());
    }

    private static Access access(Officer officer) {
        return new Access(officer.id(),
                officer.positions().isEmpty() ? null : officer.positions().get(0).office().id(), null, "evidence");
    }
}
