package kz.qonys.registry.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.registry.DocumentType;
import kz.qonys.registry.Gender;
import kz.qonys.registry.Names;
import kz.qonys.registry.Relation;

/**
 * Families that the simulated registries know; the same on every machine and at every start. Demonstrations and tests
 * pick one by index and type in what it holds. Ages and validities are meant for the years 2024 to 2027.
 */
public final class SyntheticPopulation {

    /** Number of families of the standard population; the {@link KnownFamily known ones} come first. */
    public static final int FAMILIES = 2000;

    private static final long SEED = 20261122L;

    private final List<Family> families;
    private final Map<String, Person> persons = new LinkedHashMap<>();
    private final Map<String, Family> familyByIin = new HashMap<>();
    private final Map<String, List<Person>> childrenByIin;

    private SyntheticPopulation(List<Family> families) {
        this.families = List.copyOf(families);
        families.forEach(family -> family.everyone().forEach(person -> {
            persons.put(person.iin(), person);
            familyByIin.putIfAbsent(person.iin(), family);
        }));
        this.childrenByIin = persons.values().stream().sorted(Comparator.comparing(Person::birthDate))
                .flatMap(child -> Stream.of(child.fatherIin(), child.motherIin()).filter(Objects::nonNull)
                        .map(parent -> Map.entry(parent, child)))
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The standard population. */
    public static SyntheticPopulation standard() {
        return new SyntheticPopulation(new FamilyMaker(SEED).families(FAMILIES));
    }

    /**
     * One person, complete enough to fill an application.
     *
     * @param patronymic         null when the person has none
     * @param deathDate          null while alive
     * @param citizenship        ISO 3166 alpha-3
     * @param home               registered address, null when there is none
     * @param kandas             repatriation status, null for migrants
     * @param birthCertificate   issued in Kazakhstan
     * @param papers             identity documents in the person's hands or past ones, see {@link Paper#valid}
     * @param phone              of a range that is not given to subscribers
     * @param fatherIin          null when unknown; so the mother and the spouse
     */
    public record Person(String iin, String surname, String name, String patronymic, LocalDate birthDate,
            LocalDate deathDate, Gender gender, String citizenship, Home home, Kandas kandas,
            boolean birthCertificate, List<Paper> papers, String phone, String fatherIin, String motherIin,
            String spouseIin) {

        public Person {
            papers = List.copyOf(papers);
        }

        /** The identity document that an application names: the first valid one. */
        public Optional<Paper> paper() {
            return papers.stream().filter(Paper::valid).findFirst();
        }

        public boolean alive() {
            return deathDate == null;
        }
    }

    /** Registered address; names in Russian. */
    public record Home(String kato, String region, String district, String city, String street, String building,
            String flat, LocalDate since) {
    }

    /** Repatriation status. */
    public record Kandas(LocalDate since, LocalDate until, String number) {
    }

    /**
     * Identity document.
     *
     * @param until null when unlimited
     * @param valid false for a withdrawn or expired one
     */
    public record Paper(DocumentType type, String number, LocalDate since, LocalDate until, boolean valid) {
    }

    /**
     * A relative of an applicant.
     *
     * @param household true when living with the applicant
     */
    public record Kin(Person person, Relation relation, boolean household) {
    }

    /**
     * A family around an applicant.
     *
     * @param category {@code kandas} or {@code migrant}
     * @param region   {@code tur} or {@code zhe}: where it lives, prefix of the demo offices of departure
     * @param kin      household first, then relatives elsewhere
     */
    public record Family(int index, String category, String region, Person applicant, List<Kin> kin) {

        public Family {
            kin = List.copyOf(kin);
        }

        /** The living members of the household without the applicant: what an honest application declares. */
        public List<Kin> members() {
            return kin.stream().filter(Kin::household).filter(member -> member.person().alive()).toList();
        }

        public Optional<Person> spouse() {
            return members().stream().filter(member -> member.relation() == Relation.SPOUSE).map(Kin::person)
                    .findFirst();
        }

        /** Children of the household, eldest first. */
        public List<Person> children() {
            return members().stream()
                    .filter(member -> member.relation() == Relation.SON || member.relation() == Relation.DAUGHTER)
                    .map(Kin::person).toList();
        }

        Stream<Person> everyone() {
            return Stream.concat(Stream.of(applicant), kin.stream().map(Kin::person));
        }
    }

    public List<Family> families() {
        return families;
    }

    /** The family with this index, from 0 to {@link #FAMILIES} - 1. */
    public Family family(int index) {
        return families.get(index);
    }

    public Family family(KnownFamily known) {
        return families.get(known.ordinal());
    }

    public Collection<Person> persons() {
        return Collections.unmodifiableCollection(persons.values());
    }

    public Optional<Person> byIin(String iin) {
        return Optional.ofNullable(persons.get(iin));
    }

    /** Persons with this birth date and these names in whatever spelling; a missing name must be missing there too. */
    List<Person> byName(String surname, String name, LocalDate birthDate) {
        return matching(person -> person.birthDate().equals(birthDate) && Names.same(person.surname(), surname)
                && Names.same(person.name(), name));
    }

    List<Person> byDocument(String number) {
        return matching(person -> person.papers().stream().anyMatch(paper -> paper.number().equals(number)));
    }

    /** Spouse, children, parents and siblings of a person, seen from that person. */
    List<Kin> closeRelatives(Person holder) {
        List<Kin> relatives = new ArrayList<>();
        Optional.ofNullable(familyByIin.get(holder.iin())).ifPresent(found -> found.everyone()
                .filter(person -> !person.equals(holder))
                .forEach(person -> relation(holder, person).ifPresent(relation -> relatives.add(
                        new Kin(person, relation, together(found, holder, person))))));
        return relatives;
    }

    /** Children of a person, eldest first. */
    List<Person> childrenOf(Person parent) {
        return childrenByIin.getOrDefault(parent.iin(), List.of());
    }

    private static boolean together(Family family, Person one, Person other) {
        return Stream.of(one, other).allMatch(person -> person.equals(family.applicant())
                || family.members().stream().anyMatch(member -> member.person().equals(person)));
    }

    private static Optional<Relation> relation(Person holder, Person person) {
        boolean male = person.gender() == Gender.MALE;
        if (holder.iin().equals(person.spouseIin())) {
            return Optional.of(Relation.SPOUSE);
        }
        if (holder.iin().equals(person.fatherIin()) || holder.iin().equals(person.motherIin())) {
            return Optional.of(male ? Relation.SON : Relation.DAUGHTER);
        }
        if (person.iin().equals(holder.fatherIin()) || person.iin().equals(holder.motherIin())) {
            return Optional.of(male ? Relation.FATHER : Relation.MOTHER);
        }
        boolean sibling = person.fatherIin() != null && person.fatherIin().equals(holder.fatherIin())
                || person.motherIin() != null && person.motherIin().equals(holder.motherIin());
        return sibling ? Optional.of(male ? Relation.BROTHER : Relation.SISTER) : Optional.empty();
    }

    private List<Person> matching(Predicate<Person> wanted) {
        return persons.values().stream().filter(wanted).toList();
    }
}
