package kz.qonys.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.FieldKeeper;
import kz.qonys.casefile.Person;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.plan.PlanVersions.Item;
import kz.qonys.plan.PlanVersions.Mark;
import kz.qonys.plan.PlanVersions.Version;
import org.springframework.stereotype.Component;

/** Fields of a plan that is being drawn up: the five obligatory parts, the services, confirmation, remarks. */
@Component
class PlanFields implements FieldKeeper {

    static final Set<String> WISHES =
            new TreeSet<>(Set.of("visit", "job-fair", "legal-advice", "psychologist", "courses",
            "training", "business"));

    /** Why an officer adds a service; codes of {@code plan.add.*}. */
    static final Set<String> ADD_REASONS =
            new TreeSet<>(Set.of("family-asked", "officer-sees", "newcomer", "law-changed"));

    /** Why a person is no longer of the family; {@code plan.drop.person-<code>} words it. */
    static final Set<String> GONE_REASONS = new TreeSet<>(Set.of("died", "divorced", "left"));

    private static final Set<String> FILLED = Set.of("planArrival", "planTransport", "planArriving", "planLocality",
            "planSetting", "planLodging", "planSupport", "planSupportNote", "planWork", "planWorkNote", "planHousing",
            "planHousingNote", "planWishes", "planFamilyNote", PlanDrafting.DROPS, PlanDrafting.ADDS,
            PlanDrafting.GONE, FamilyChanges.SUCCESSOR, FamilyChanges.PHONE, FamilyChanges.CONSENTS, "planReason",
            "planAnswer", "planConfirmedBy", "planConfirmedHow", "planRemarks");
    private static final Set<String> SHOWN = Set.of("planServices", "planDropChoices", "planAddChoices",
            "planAdultChoices", "planMemberChoices", "planSuccessorChoices", "planConsentChoices", "planNumber");
    /** So far back may the arrival of a family lie whose plan is changed: as long as a case goes on. */
    private static final int LONGEST_CASE = 5;
    private static final int MOST_PEOPLE = 50;

    private final PlanVersions versions;
    private final PlanDrafting drafting;
    private final FamilyChanges changes;
    private final PlannedServices services;
    private final CaseFiles cases;
    private final PlanWording wording;
    private final Clock clock;

    PlanFields(PlanVersions versions, PlanDrafting drafting, FamilyChanges changes, PlannedServices services,
            CaseFiles cases, PlanWording wording, Clock clock) {
        this.versions = versions;
        this.drafting = drafting;
        this.changes = changes;
        this.services = services;
        this.cases = cases;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public Set<String> keys() {
        return Stream.concat(FILLED.stream(), SHOWN.stream()).collect(Collectors.toSet());
    }

    @Override
    public Set<String> filled() {
        return FILLED;
    }

    @Override
    public Object value(String key, String caseId, Access access) {
        return switch (key) {
            case "planServices" -> table(caseId, access);
            case "planDropChoices" -> choices(caseId, items(caseId, access).stream()
                    .filter(item -> item.mark() != Mark.DROPPED).toList(), access);
            case "planAddChoices" -> addable(caseId, access);
            case "planAdultChoices" -> names(adultsOf(caseId, access));
            case "planMemberChoices" -> members(caseId, access);
            case "planSuccessorChoices" -> names(changes.successors(caseId, Map.of(), access));
            case "planConsentChoices" -> names(changes.toConsent(caseId, drafting.words(caseId, access), access));
            case "planNumber" -> wording.text("number", number(caseId));
            default -> drafting.word(caseId, key, access);
        };
    }

    @Override
    public void take(String caseId, Map<String, Object> values, Access access) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> before = versions.open(caseId).map(Version::words).orElse(Map.of());
        Map<String, Object> words = new Answers(values, before)
                .day("planArrival", today.minusYears(versions.current(caseId).isPresent() ? LONGEST_CASE + 1 : 1),
                        today.plusYears(1))
                .code("planTransport", Set.of("road", "rail", "air"))
                .number("planArriving", 1, MOST_PEOPLE)
                .text("planLocality", Answers.SHORT_TEXT)
                .code("planSetting", Set.of("urban", "rural"))
                .code("planLodging", Set.of("own", "service", "rented", "centre"))
                .codes("planSupport", Set.of("relocation", "rent", "certificate", "none"))
                .text("planSupportNote", Answers.LONG_TEXT)
                .code("planWork", Set.of("employed", "search", "training", "business", "none"))
                .text("planWorkNote", Answers.LONG_TEXT)
                .code("planHousing", Set.of("buy", "build", "mortgage", "rent", "have"))
                .text("planHousingNote", Answers.LONG_TEXT)
                .codes("planWishes", WISHES)
                .text("planFamilyNote", Answers.LONG_TEXT)
                .rows(PlanDrafting.DROPS, "item", "reason")
                .rows(PlanDrafting.ADDS, "item", "reason")
                .rows(PlanDrafting.GONE, "person", "reason")
                .text(FamilyChanges.SUCCESSOR, Answers.SHORT_TEXT)
                .text(FamilyChanges.PHONE, Answers.SHORT_TEXT)
                .rows(FamilyChanges.CONSENTS, "person", "form", FamilyChanges.CONSENT_FLAGS)
                .text("planReason", Answers.LONG_TEXT)
                .text("planAnswer", Answers.LONG_TEXT)
                .text("planConfirmedBy", Answers.SHORT_TEXT)
                .code("planConfirmedHow", Set.of("paper", "eds", "meeting"))
                .text("planRemarks", Answers.LONG_TEXT)
                .checked();
        checkCodes(values, PlanDrafting.DROPS, "reason", PlannedServices.DROP_REASONS);
        checkCodes(values, PlanDrafting.ADDS, "reason", ADD_REASONS);
        checkCodes(values, PlanDrafting.GONE, "reason", GONE_REASONS);
        checkCodes(values, FamilyChanges.CONSENTS, "form", FamilyChanges.CONSENT_FORMS);
        checkMembers(caseId, PlanDrafting.gone(words).keySet(), access);
        checkAdult(caseId, (String) words.get("planConfirmedBy"), access);
        Version open = versions.open(caseId).orElseGet(() -> versions.begin(caseId, Map.of()));
        versions.keep(open.id(), words);
    }

    private static void checkCodes(Map<String, Object> values, String key, String column, Set<String> codes) {
        if (values.get(key) instanceof List<?> rows) {
            List<Fault> faults = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                if (!(rows.get(i) instanceof Map<?, ?> row) || !codes.contains(row.get(column))) {
                    faults.add(Fault.at(key + "[" + i + "]." + column,
                            column.equals("reason") ? "plan.fault.reason" : "plan.fault.choice"));
                }
            }
            if (!faults.isEmpty()) {
                throw new FaultException(faults);
            }
        }
    }

    private void checkMembers(String caseId, Set<String> gone, Access access) {
        Set<String> members = cases.persons(caseId, access).stream().map(Person::personId).collect(Collectors.toSet());
        if (!members.containsAll(gone)) {
            throw new FaultException(Fault.at(PlanDrafting.GONE, "plan.fault.person"));
        }
    }

    private void checkAdult(String caseId, String person, Access access) {
        if (person != null && adultsOf(caseId, access).stream().noneMatch(one -> one.personId().equals(person))) {
            throw new FaultException(Fault.at("planConfirmedBy", "plan.fault.adult"));
        }
    }

    private int number(String caseId) {
        return versions.open(caseId).map(Version::number)
                .orElseGet(() -> versions.current(caseId).map(version -> version.number() + 1).orElse(1));
    }

    /** As the draft was when it was last submitted, else as it would be now. */
    private List<Item> items(String caseId, Access access) {
        return drafting.items(caseId, drafting.words(caseId, access), access);
    }

    private List<Map<String, Object>> table(String caseId, Access access) {
        Map<String, Object> words = drafting.words(caseId, access);
        Map<String, String> names = wording.names(cases.persons(caseId, access));
        Map<String, PlannedService> planned = services.ofCase(caseId).stream().collect(Collectors.toMap(
                one -> new Item(one.personId(), one.serviceCode(), Mark.KEPT, "").key(), one -> one));
        Instant counted = drafting.countedAnew(caseId, words);
        return drafting.items(caseId, words, access).stream().map(item -> {
            PlannedService known = planned.get(item.key());
            return PlanWording.row("person", names.getOrDefault(item.personId(), wording.text("gone")),
                    "service", wording.service(item.service()), "mark", wording.text("mark." + item.mark().code()),
                    "why", why(item, known),
                    "due", item.mark() == Mark.DECLINED || item.mark() == Mark.DROPPED ? ""
                            : wording.day(known == null ? services.due(item.service(), counted) : known.dueAt()));
        }).toList();
    }

    private String why(Item item, PlannedService known) {
        return switch (item.mark()) {
            case KEPT -> wording.text("state." + known.state().name().toLowerCase(Locale.ROOT));
            case NEW -> wording.text("why." + item.reason());
            case ADDED -> wording.text("add." + item.reason());
            case DROPPED, DECLINED -> wording.text("drop." + item.reason());
        };
    }

    private List<Map<String, Object>> addable(String caseId, Access access) {
        Set<String> there = items(caseId, access).stream().filter(item -> item.mark() != Mark.ADDED).map(Item::key)
                .collect(Collectors.toSet());
        Map<String, Object> words = drafting.words(caseId, access);
        return choices(caseId, drafting.possible(drafting.people(caseId, words, access)).values().stream()
                .filter(item -> !there.contains(item.key())).toList(), access);
    }

    private List<Map<String, Object>> choices(String caseId, List<Item> items, Access access) {
        Map<String, String> names = wording.names(cases.persons(caseId, access));
        return items.stream().map(item -> PlanWording.row("label", wording.service(item.service()) + ", "
                + names.getOrDefault(item.personId(), wording.text("gone")), "value", item.key())).toList();
    }

    private static List<Map<String, Object>> names(List<Person> people) {
        return people.stream()
                .map(person -> PlanWording.row("label", person.fullName(), "value", person.personId())).toList();
    }

    private List<Map<String, Object>> members(String caseId, Access access) {
        return cases.persons(caseId, access).stream().map(person -> PlanWording.row("label", person.applicant()
                ? wording.text("applicant", person.fullName()) : person.fullName(), "value", person.personId()))
                .toList();
    }

    private List<Person> adultsOf(String caseId, Access access) {
        LocalDate today = LocalDate.now(clock);
        return drafting.people(caseId, drafting.words(caseId, access), access).stream()
                .filter(person -> !person.minorOn(today))
                .filter(person -> Objects.nonNull(person.surname())).toList();
    }
}
