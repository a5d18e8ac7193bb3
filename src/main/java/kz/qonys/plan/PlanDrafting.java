package kz.qonys.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Person;
import kz.qonys.employment.Moves;
import kz.qonys.employment.Offers;
import kz.qonys.plan.PlanVersions.Item;
import kz.qonys.plan.PlanVersions.Mark;
import kz.qonys.plan.PlanVersions.Version;
import kz.qonys.plan.PlannedService.State;
import kz.qonys.plan.ServiceSelection.Choice;
import kz.qonys.plan.ServiceSelection.Circumstances;
import org.springframework.stereotype.Component;

/**
 * What stands in a draft: the words on file, else what is known of the family and of its move; and the services that
 * follow from them by the decision table, from what is planned already, and from what the officer adds and drops.
 */
@Component
class PlanDrafting {

    static final String DROPS = "planDrops";
    static final String ADDS = "planAdds";
    static final String GONE = "planGone";

    /** What the case knows before anybody writes a plan. */
    private static final Set<String> KNOWN = Set.of("planArrival", "planTransport", "planArriving", "planLocality",
            "planSetting", "planWishes");
    private static final List<String> OF_ONE_VERSION = List.of(DROPS, ADDS, GONE, "planReason", "planRemarks",
            "planAnswer", "planConfirmedBy", "planConfirmedHow", FamilyChanges.SUCCESSOR, FamilyChanges.PHONE,
            FamilyChanges.CONSENTS);

    private static final Pattern RURAL = Pattern.compile("(?iu).*(ауыл|село|аул|посёлок|поселок|кент|кенті|разъезд).*");
    private static final Set<Integer> WINTER = Set.of(10, 11, 12, 1, 2, 3);
    private static final int ADULT = 18;
    private static final int NOON = 12;

    private final PlanVersions versions;
    private final PlannedServices services;
    private final ServiceCatalogue catalogue;
    private final ServiceSelection selection;
    private final CaseFiles cases;
    private final CaseFields fields;
    private final Moves moves;
    private final Offers offers;
    private final Arrivals arrivals;
    private final Clock clock;

    PlanDrafting(PlanVersions versions, PlannedServices services, ServiceCatalogue catalogue,
            ServiceSelection selection,
            CaseFiles cases, CaseFields fields, Moves moves, Offers offers, Arrivals arrivals,
            Clock clock) {
        this.versions = versions;
        this.services = services;
        this.catalogue = catalogue;
        this.selection = selection;
        this.cases = cases;
        this.fields = fields;
        this.moves = moves;
        this.offers = offers;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * The words of the open version; where it has none, those of the version in force, then what is known otherwise.
     */
    Map<String, Object> words(String caseId, Access access) {
        Map<String, Object> words = known(caseId, access);
        words.putAll(written(caseId));
        return words;
    }

    /** One of the words. */
    Object word(String caseId, String key, Access access) {
        if (key.equals("planArrival") && arrivals.of(caseId).isPresent()) {
            return arrivals.of(caseId).get().toString();
        }
        Map<String, Object> written = written(caseId);
        return written.containsKey(key) || !KNOWN.contains(key) ? written.get(key) : known(caseId, access).get(key);
    }

    private Map<String, Object> written(String caseId) {
        Map<String, Object> words = new LinkedHashMap<>();
        versions.current(caseId).ifPresent(version -> {
            words.putAll(version.words());
            OF_ONE_VERSION.forEach(words::remove);
        });
        versions.open(caseId).ifPresent(version -> words.putAll(version.words()));
        return words;
    }

    /** Day of arrival as it is on file, else by the words of a plan. */
    LocalDate arrival(String caseId, Map<String, Object> words) {
        return arrivals.of(caseId).orElseGet(() -> arrival(words));
    }

    /** Day of arrival that the words of a plan name; today where they name none. */
    LocalDate arrival(Map<String, Object> words) {
        return words.get("planArrival") instanceof String day ? LocalDate.parse(day) : LocalDate.now(clock);
    }

    /** Instant from which the terms of services count: the middle of the day of arrival. */
    Instant counted(String caseId, Map<String, Object> words) {
        return arrival(caseId, words).atTime(NOON, 0).atZone(clock.getZone()).toInstant();
    }

    /**
     * Instant from which the terms of services count that a version adds: as {@link #counted}, but never from a day
     * before the version itself, which a family that has long arrived could not have kept.
     */
    Instant countedAnew(String caseId, Map<String, Object> words) {
        Instant arrived = counted(caseId, words);
        Instant now = clock.instant();
        return versions.current(caseId).isPresent() && arrived.isBefore(now) ? now : arrived;
    }

    /** Every service that a version with these words would say something of, in the order of people and codes. */
    List<Item> items(String caseId, Map<String, Object> words, Access access) {
        Map<String, String> drops = rows(words, DROPS, "item");
        Map<String, String> adds = rows(words, ADDS, "item");
        Set<String> declined = versions.current(caseId).map(Version::id).map(versions::items).orElse(List.of()).stream()
                .filter(item -> item.mark() == Mark.DECLINED).map(Item::key).collect(Collectors.toSet());
        List<Person> people = people(caseId, words, access);
        Map<String, String> gone = gone(words);
        Map<String, Item> items = new LinkedHashMap<>();
        Set<String> dropped = new LinkedHashSet<>();
        for (PlannedService planned : services.ofCase(caseId)) {
            Item kept = new Item(planned.personId(), planned.serviceCode(), Mark.KEPT, "planned");
            if (planned.state() == State.DROPPED) {
                dropped.add(kept.key());
            } else {
                items.put(kept.key(), planned.state() == State.DELIVERED ? kept : kept(kept, people, gone, drops));
            }
        }
        proposals(caseId, words, people, access).forEach((key, item) -> {
            if (!items.containsKey(key) && !dropped.contains(key) && !declined.contains(key)) {
                items.put(key, drops.containsKey(key)
                        ? new Item(item.personId(), item.service(), Mark.DECLINED, drops.get(key)) : item);
            }
        });
        adds.forEach((key, reason) -> {
            if (!items.containsKey(key) && possible(people).containsKey(key)) {
                items.put(key, with(possible(people).get(key), Mark.ADDED, reason));
            }
        });
        List<String> order = new ArrayList<>(List.of("family"));
        people.forEach(person -> order.add(person.personId()));
        return items.values().stream().sorted((one, two) -> {
            int byPerson = Integer.compare(order.indexOf(owner(one)), order.indexOf(owner(two)));
            return byPerson != 0 ? byPerson : one.service().compareTo(two.service());
        }).toList();
    }

    /** The household without those who, by these words, have died or left. */
    List<Person> people(String caseId, Map<String, Object> words, Access access) {
        Set<String> gone = gone(words).keySet();
        return cases.persons(caseId, access).stream().filter(person -> !gone.contains(person.personId())).toList();
    }

    /** Why people leave the family, by person: {@code died}, {@code divorced} or {@code left}. */
    static Map<String, String> gone(Map<String, Object> words) {
        return rows(words, GONE, "person");
    }

    /** Everything that the catalogue allows for these people today, by key. */
    Map<String, Item> possible(List<Person> people) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Item> possible = new LinkedHashMap<>();
        for (CatalogueService service : catalogue.on(today)) {
            if (service.target() == CatalogueService.Target.FAMILY) {
                put(possible, new Item(null, service.code(), Mark.ADDED, ""));
                continue;
            }
            for (Person person : people) {
                boolean child = person.minorOn(today);
                if (service.target() == CatalogueService.Target.PERSON
                        || (service.target() == CatalogueService.Target.CHILD) == child) {
                    put(possible, new Item(person.personId(), service.code(), Mark.ADDED, ""));
                }
            }
        }
        return possible;
    }

    private static Item kept(Item kept, List<Person> people, Map<String, String> gone, Map<String, String> drops) {
        if (gone.containsKey(kept.personId())) {
            return with(kept, Mark.DROPPED, "person-" + gone.get(kept.personId()));
        }
        if (kept.personId() != null && people.stream().noneMatch(person -> person.personId().equals(kept.personId()))) {
            return with(kept, Mark.DROPPED, "person-gone");
        }
        return drops.containsKey(kept.key()) ? with(kept, Mark.DROPPED, drops.get(kept.key())) : kept;
    }

    private Map<String, Item> proposals(String caseId, Map<String, Object> words, List<Person> people, Access access) {
        CaseSummary summary = cases.summary(caseId);
        LocalDate arrival = arrival(caseId, words);
        LocalDate today = LocalDate.now(clock);
        LocalDate aged = arrival.isBefore(today) ? today : arrival;
        List<String> wishes = new ArrayList<>(List.of("base"));
        if (words.get("planWishes") instanceof List<?> wanted) {
            wanted.forEach(wish -> wishes.add(String.valueOf(wish)));
        }
        Set<String> employed = offers.of(caseId).stream().filter(offer -> offer.state().equals("accepted"))
                .map(Offers.Offer::personId).collect(Collectors.toSet());
        Map<String, Item> proposals = new LinkedHashMap<>();
        for (String wish : wishes) {
            boolean citizens = people.stream().allMatch(PlanDrafting::citizen);
            choose(proposals, null,
                    circumstances("family", wish, 0, "unknown", citizens, false, summary, words, arrival));
            for (Person person : people) {
                int age = person.birthDate() == null ? ADULT : Math.max(0,
                        Period.between(person.birthDate(), aged).getYears());
                choose(proposals, person.personId(), circumstances(age < ADULT ? "child" : "adult", wish, age,
                        Objects.requireNonNullElse(person.gender(), "unknown"), citizen(person),
                        employed.contains(person.personId()), summary, words, arrival));
            }
        }
        return proposals;
    }

    private void choose(Map<String, Item> proposals, String personId, Circumstances circumstances) {
        for (Choice choice : selection.choices(circumstances)) {
            if (catalogue.find(choice.service(), LocalDate.now(clock)).isPresent()) {
                Item item = new Item(personId, choice.service(), Mark.NEW, choice.reason());
                proposals.putIfAbsent(item.key(), item);
            }
        }
    }

    private static Circumstances circumstances(String subject, String wish, int age, String gender, boolean citizen,
            boolean employed, CaseSummary summary, Map<String, Object> words, LocalDate arrival) {
        boolean support = words.get("planSupport") instanceof List<?> wanted && !wanted.isEmpty()
                && !wanted.contains("none");
        return new Circumstances(subject, wish, age, gender, citizen, summary.category(),
                !Objects.equals(summary.departureOffice(), summary.settlementOffice()),
                Objects.requireNonNullElse((String) words.get("planSetting"), "urban"),
                WINTER.contains(arrival.getMonthValue()) ? "winter" : "summer",
                Objects.requireNonNullElse((String) words.get("planLodging"), "rented"), support, employed);
    }

    private Map<String, Object> known(String caseId, Access access) {
        Map<String, Object> move = moves.of(caseId);
        Map<String, Object> file = fields.read(caseId, List.of("settlementLocality", "familySize"), access);
        String locality = Objects.toString(move.get("moveTo"), Objects.toString(file.get("settlementLocality"), null));
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("planArrival", Objects.toString(move.get("moveDate"), LocalDate.now(clock).toString()));
        known.put("planTransport", move.get("moveTransport"));
        known.put("planArriving", move.getOrDefault("moveArriving", file.get("familySize")));
        known.put("planLocality", locality);
        known.put("planSetting", locality != null && RURAL.matcher(locality).matches() ? "rural" : "urban");
        known.put("planWishes", List.of());
        return known;
    }

    private static Map<String, String> rows(Map<String, Object> words, String key, String what) {
        Map<String, String> rows = new LinkedHashMap<>();
        if (words.get(key) instanceof List<?> list) {
            list.forEach(one -> {
                Map<?, ?> row = (Map<?, ?>) one;
                rows.put((String) row.get(what), (String) row.get("reason"));
            });
        }
        return rows;
    }

    private static boolean citizen(Person person) {
        return "KAZ".equals(person.citizenship());
    }

    private static String owner(Item item) {
        return item.personId() == null ? "family" : item.personId();
    }

    private static Item with(Item item, Mark mark, String reason) {
        return new Item(item.personId(), item.service(), mark, reason);
    }

    private static void put(Map<String, Item> items, Item item) {
        items.put(item.key(), item);
    }
}
