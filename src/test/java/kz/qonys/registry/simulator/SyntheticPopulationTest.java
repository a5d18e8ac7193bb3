package kz.qonys.registry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.registry.DocumentType;
import kz.qonys.registry.Gender;
import kz.qonys.registry.Relation;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.registry.simulator.SyntheticPopulation.Kin;
import kz.qonys.registry.simulator.SyntheticPopulation.Paper;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SyntheticPopulationTest {

    private static final SyntheticPopulation POPULATION = SyntheticPopulation.standard();

    @Test
    void shouldHoldTwoThousandFamilies_mostOfThemKandas() {
        assertThat(POPULATION.families()).hasSize(2000);
        assertThat(POPULATION.families().stream().filter(family -> "kandas".equals(family.category())).count())
                .isBetween(1000L, 1400L);
        assertThat(POPULATION.families()).extracting(Family::region).contains("tur", "zhe");
    }

    @Test
    void shouldBeTheSame_whenMadeAgain() {
        assertThat(SyntheticPopulation.standard().families()).isEqualTo(POPULATION.families());
    }

    @Test
    void shouldGiveEveryPersonAnIinThatPassesTheCheckAndBelongsToNobody() {
        assertThat(POPULATION.persons()).allSatisfy(person -> {
            assertThat(checked(person.iin())).isTrue();
            assertThat(person.iin().charAt(6)).isEqualTo(person.gender() == Gender.MALE ? '1' : '2');
        });
        assertThat(POPULATION.persons()).extracting(Person::iin).doesNotHaveDuplicates();
        assertThat(POPULATION.persons().size())
                .isEqualTo((int) POPULATION.families().stream().flatMap(Family::everyone).count());
    }

    @Property
    boolean shouldPassTheCheck_wheneverANumberIsIssued(@ForAll @IntRange(max = 9999) int serial,
            @ForAll @IntRange(max = 36500) int day, @ForAll Gender gender) {
        return SyntheticIin.of(LocalDate.of(1930, 1, 1).plusDays(day), gender, serial)
                .map(SyntheticPopulationTest::checked).orElse(true);
    }

    @Test
    void shouldAgreeWithThePublishedExamples() {
        assertThat(SyntheticIin.of(LocalDate.of(1885, 6, 15), Gender.MALE, 1)).contains("850615100017");
        assertThat(SyntheticIin.of(LocalDate.of(1890, 3, 8), Gender.FEMALE, 70)).contains("900308200702");
        assertThat(SyntheticIin.of(LocalDate.of(1890, 3, 8), Gender.FEMALE, 74)).isEmpty();
    }

    @Test
    void shouldHoldAFamilyOfFive_withTwoForeignPassportsAndASpouseOnTheCard() {
        Family family = POPULATION.family(KnownFamily.FAMILY_OF_FIVE);

        assertThat(family.members()).hasSize(4);
        assertThat(family.children()).hasSize(3);
        Person spouse = family.spouse().orElseThrow();
        assertThat(spouse.paper()).map(Paper::type).contains(DocumentType.RESIDENCE_PERMIT);
        assertThat(family.applicant().paper()).map(Paper::type).contains(DocumentType.FOREIGN_PASSPORT);
        assertThat(family.children().get(0).paper()).map(Paper::type).contains(DocumentType.FOREIGN_PASSPORT);
        assertThat(family.children().subList(1, 3)).allMatch(Person::birthCertificate)
                .allMatch(child -> child.papers().isEmpty());
        assertThat(POPULATION.closeRelatives(family.applicant()))
                .filteredOn(kin -> kin.relation() == Relation.SPOUSE).extracting(Kin::person).containsExactly(spouse);
        assertThat(family.applicant().kandas()).isNotNull();
    }

    @Test
    void shouldKeepTheIinsOfTheFamilyOfFive_becauseDocumentsAndFilmsNameThem() {
        Family family = POPULATION.family(KnownFamily.FAMILY_OF_FIVE);

        assertThat(family.applicant().iin()).isEqualTo("850615160427");
    }

    @Test
    void shouldHoldEveryKnownTrait() {
        assertThat(POPULATION.family(KnownFamily.NO_ADDRESS).everyone().filter(person -> person.home() != null)
                .filter(person -> POPULATION.family(KnownFamily.NO_ADDRESS).members().stream()
                        .anyMatch(member -> member.person().equals(person)))).isEmpty();
        assertThat(POPULATION.family(KnownFamily.NO_ADDRESS).applicant().home()).isNull();

        Family elsewhere = POPULATION.family(KnownFamily.RELATIVES_ELSEWHERE);
        Set<Relation> outside = elsewhere.kin().stream().filter(kin -> !kin.household()).map(Kin::relation)
                .collect(Collectors.toSet());
        assertThat(outside).contains(Relation.FATHER, Relation.MOTHER, Relation.BROTHER);
        assertThat(outside).containsAnyOf(Relation.SON, Relation.DAUGHTER);
        assertThat(elsewhere.category()).isEqualTo("migrant");

        Person namesake = POPULATION.family(KnownFamily.NAMESAKE).applicant();
        assertThat(POPULATION.byName(namesake.surname(), namesake.name(), namesake.birthDate())).hasSize(2);

        Family widowed = POPULATION.family(KnownFamily.WIDOWED);
        assertThat(widowed.spouse()).isEmpty();
        assertThat(widowed.kin()).anyMatch(kin -> kin.relation() == Relation.SPOUSE && !kin.person().alive());

        assertThat(POPULATION.family(KnownFamily.DOCUMENT_CLUTTER).applicant().papers()).hasSizeGreaterThan(2);
        assertThat(POPULATION.family(KnownFamily.KAZAKH_LETTERS).applicant().surname()).isEqualTo("Қожахметов");
        assertThat(POPULATION.family(KnownFamily.STATUS_RUN_OUT).applicant().kandas().until())
                .isBefore(LocalDate.of(2024, 1, 1));
        assertThat(POPULATION.family(KnownFamily.ALONE).members()).isEmpty();
    }

    @Test
    void shouldTellRelationsFromEverySide() {
        Family family = POPULATION.family(KnownFamily.FAMILY_OF_FIVE);
        Person eldest = family.children().get(0);

        assertThat(POPULATION.closeRelatives(eldest)).extracting(Kin::relation)
                .contains(Relation.FATHER, Relation.MOTHER)
                .containsAnyOf(Relation.BROTHER, Relation.SISTER);
        assertThat(POPULATION.closeRelatives(eldest)).filteredOn(Kin::household).hasSize(4);
    }

    /** The official check, written once more by hand so that a slip in the maker is not repeated here. */
    private static boolean checked(String iin) {
        List<Integer> digits = iin.chars().mapToObj(Character::getNumericValue).toList();
        int check = weighted(digits, 1);
        if (check == 10) {
            check = weighted(digits, 3);
        }
        return iin.matches("\\d{12}") && check != 10 && check == digits.get(11);
    }

    private static int weighted(List<Integer> digits, int first) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += digits.get(i) * ((first + i - 1) % 11 + 1);
        }
        return sum % 11;
    }
}
