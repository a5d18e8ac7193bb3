package kz.qonys.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Entries;
import kz.qonys.casefile.FieldKeeper;
import kz.qonys.casefile.FormRow;
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
    public Set<String> filled() {
        return FILLED;
    }

    @Override
    public Set<String> shown() {
        return SHOWN;
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
        Map<String, Object> before = versions.open(caseId).map(Version::words).orElse(Map.of());
        Entries entries = new Entries(values);
        Map<String, Object> words = entries.over(before, FILLED, key -> word(key, caseId, entries));
        entries.check();
        checkMembers(caseId, PlanDrafting.gone(words).keySet(), access);
        checkAdult(caseId, (String) words.get("planConfirmedBy"), access);
        Version open = versions.open(caseId).orElseGet(() -> versions.begin(caseId, Map.of()));
        versions.keep(open.id(), words);
    }

    private Object word(String key, String caseId, Entries entries) {
        return switch (key) {
            case "planArrival" -> arrival(key, caseId, entries);
            case "planArriving" -> entries.number(key, 1, MOST_PEOPLE);
            case "planTransport" -> entries.code(key, Set.of("road", "rail", "air"));
            case "planSetting" -> entries.code(key, Set.of("urban", "rural"));
            case "planLodging" -> entries.code(key, Set.of("own", "service", "rented", "centre"));
            case "planSupport" -> entries.codes(key, Set.of("relocation", "rent", "certificate", "none"));
            case "planWork" -> entries.code(key, Set.of("employed", "search", "training", "business", "none"));
            case "planHousing" -> entries.code(key, Set.of("buy", "build", "mortgage", "rent", "have"));
            case "planWishes" -> entries.codes(key, WISHES);
            case "planConfirmedHow" -> entries.code(key, Set.of("paper", "eds", "meeting"));
            case "planSupportNote", "planWorkNote", "planHousingNote", "planFamilyNote", "planReason", "planAnswer",
                    "planRemarks" -> entries.text(key, Entries.LONG_TEXT);
            case PlanDrafting.DROPS -> rows(entries.rows(key), "item", "reason", PlannedServices.DROP_REASONS,
                    Set.of());
            case PlanDrafting.ADDS -> rows(entries.rows(key), "item", "reason", ADD_REASONS, Set.of());
            case PlanDrafting.GONE -> rows(entries.rows(key), "person", "reason", GONE_REASONS, Set.of());
            case FamilyChanges.CONSENTS -> rows(entries.rows(key), "person", "form", FamilyChanges.CONSENT_FORMS,
                    FamilyChanges.CONSENT_FLAGS);
            default -> entries.text(key, Entries.SHORT_TEXT);
        };
    }

    private LocalDate arrival(String key, String caseId, Entries entries) {
        LocalDate today = LocalDate.now(clock);
        int back = versions.current(caseId).isPresent() ? LONGEST_CASE + 1 : 1;
        return entries.day(key, today.minusYears(back), today.plusYears(1));
    }

    /** Rows that each say something of one service or person, none of them twice, with a code and boxes to tick. */
    private static List<Map<String, Object>> rows(List<Entries> rows, String what, String code, Set<String> codes,
            Set<String> flags) {
        Set<Object> seen = new HashSet<>();
        return rows.stream().map(row -> {
            String item = row.text(what, Entries.SHORT_TEXT);
            Map<String, Object> kept = FormRow.of(what, item, code, row.code(code, codes));
            flags.forEach(flag -> kept.put(flag, row.flag(flag)));
            row.given(code, kept.get(code));
            if (row.given(what, item) && !seen.add(item)) {
                row.fault(what, "plan.fault.twice");
            }
            return kept;
        }).toList();
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
            return FormRow.of("person", names.getOrDefault(item.personId(), wording.text("gone")),
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
        return items.stream().map(item -> FormRow.option(wording.service(item.service()) + ", "
                + names.getOrDefault(item.personId(), wording.text("gone")), item.key())).toList();
    }

    private static List<Map<String, Object>> names(List<Person> people) {
        return people.stream().map(person -> FormRow.option(person.fullName(), person.personId())).toList();
    }

    private List<Map<String, Object>> members(String caseId, Access access) {
        return cases.persons(caseId, access).stream().map(person -> FormRow.option(person.applicant()
                ? wording.text("applicant", person.fullName()) : person.fullName(), person.personId())).toList();
    }

    private List<Person> adultsOf(String caseId, Access access) {
        LocalDate today = LocalDate.now(clock);
        return drafting.people(caseId, drafting.words(caseId, access), access).stream()
                .filter(person -> person.answersOn(today)).toList();
    }
}
