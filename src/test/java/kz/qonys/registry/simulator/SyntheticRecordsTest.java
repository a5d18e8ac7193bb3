package kz.qonys.registry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kz.qonys.registry.CivilActs;
import kz.qonys.registry.Gender;
import kz.qonys.registry.LegalEntity;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import org.junit.jupiter.api.Test;

/** What one simulated registry says about a family, the others do not contradict. */
class SyntheticRecordsTest {

    private static final SyntheticPopulation POPULATION = SyntheticPopulation.standard();
    private static final SyntheticRecords RECORDS = new SyntheticRecords(POPULATION);

    @Test
    void shouldNameTheRelativesOfTheFamily_inEveryAct() {
        for (Person person : POPULATION.persons()) {
            List<Person> relatives = POPULATION.closeRelatives(person).stream()
                    .map(SyntheticPopulation.Kin::person).toList();
            acts(person).births().forEach(birth -> {
                Person child = POPULATION.byIin(birth.childIin()).orElseThrow();
                assertThat(child.equals(person) || relatives.contains(child)).isTrue();
                assertThat(birth.fatherIin()).isEqualTo(child.fatherIin());
                assertThat(birth.motherIin()).isEqualTo(child.motherIin());
                assertThat(birth.birthDate()).isEqualTo(child.birthDate());
            });
            acts(person).marriages().stream().filter(marriage -> marriage.spouseIin() != null)
                    .forEach(marriage -> assertThat(marriage.spouseIin()).isEqualTo(person.spouseIin()));
        }
    }

    @Test
    void shouldHoldABirthAct_exactlyForThoseWithABirthCertificateOfKazakhstan() {
        assertThat(POPULATION.persons())
                .allMatch(person -> acts(person).bornHere() == person.birthCertificate());
    }

    @Test
    void shouldTellAMarriageTheSameFromBothSides() {
        long told = 0;
        for (Person person : POPULATION.persons()) {
            for (CivilActs.Marriage marriage : acts(person).marriages()) {
                if (marriage.spouseIin() != null) {
                    Person spouse = POPULATION.byIin(marriage.spouseIin()).orElseThrow();
                    CivilActs.Marriage other = acts(spouse).marriages().get(0);
                    assertThat(other.number()).isEqualTo(marriage.number());
                    assertThat(other.recordedOn()).isEqualTo(marriage.recordedOn());
                    assertThat(other.spouseIin()).isEqualTo(person.iin());
                    told++;
                }
            }
        }
        assertThat(told).isGreaterThan(200);
    }

    @Test
    void shouldMarryGrownPeopleOnly() {
        POPULATION.persons().forEach(person -> assertThat(acts(person).marriages())
                .allMatch(marriage -> person.birthDate().until(marriage.recordedOn()).getYears() >= 18));
    }

    @Test
    void shouldHoldNoMarriageOfKandas_becauseTheyMarriedAbroad() {
        Family five = POPULATION.family(KnownFamily.FAMILY_OF_FIVE);

        assertThat(acts(five.applicant()).marriages()).isEmpty();
        assertThat(acts(five.applicant()).births()).extracting(CivilActs.Birth::childIin)
                .containsExactlyInAnyOrderElementsOf(five.children().subList(1, 3).stream().map(Person::iin).toList());
        assertThat(acts(POPULATION.family(KnownFamily.RELATIVES_ELSEWHERE).applicant()).married()).isTrue();
    }

    @Test
    void shouldKnowDivorcesOfCitizensWhoLiveWithoutASpouse() {
        List<Person> divorced = POPULATION.persons().stream().filter(person -> acts(person).divorced()).toList();

        assertThat(divorced).hasSizeGreaterThan(3).allMatch(person -> person.spouseIin() == null)
                .allMatch(person -> acts(person).marriages().stream().allMatch(marriage -> marriage.end() != null));
    }

    @Test
    void shouldRegisterResidenceWhereTheRegisterOfPersonsHasTheAddress() {
        LocalDate today = LocalDate.of(2026, 3, 17);
        POPULATION.persons().forEach(person -> {
            assertThat(RECORDS.residence(person.iin()).isPresent()).isEqualTo(person.home() != null);
            RECORDS.residence(person.iin()).ifPresent(history -> assertThat(history.permanentIn(
                    person.home().kato().substring(0, 2), history.registrations().get(0).since(), today)).isTrue());
        });
    }

    @Test
    void shouldCallMenWhoAreCitizensOnly() {
        assertThat(POPULATION.persons()).filteredOn(person -> RECORDS.military(person.iin()).isPresent())
                .hasSizeGreaterThan(100)
                .allMatch(person -> person.gender() == Gender.MALE && "KAZ".equals(person.citizenship()));
    }

    @Test
    void shouldHoldDiplomasOfCitizensAndSchoolsOfChildren() {
        assertThat(POPULATION.persons()).filteredOn(person -> RECORDS.education(person.iin())
                        .filter(record -> !record.diplomas().isEmpty()).isPresent())
                .hasSizeGreaterThan(100).allMatch(person -> "KAZ".equals(person.citizenship()));
        assertThat(POPULATION.persons()).filteredOn(person -> RECORDS.education(person.iin())
                        .filter(record -> record.study() != null).isPresent())
                .hasSizeGreaterThan(100).allMatch(person -> person.birthDate().getYear() > 2006);
    }

    @Test
    void shouldBeTheSame_whenMadeAgain() {
        SyntheticRecords again = new SyntheticRecords(SyntheticPopulation.standard());

        assertThat(POPULATION.persons()).allMatch(person -> again.acts(person.iin()).equals(RECORDS.acts(person.iin()))
                && again.education(person.iin()).equals(RECORDS.education(person.iin())));
        assertThat(SyntheticEmployers.standard().all()).isEqualTo(SyntheticEmployers.standard().all());
    }

    @Test
    void shouldHoldEmployersOfEveryKind() {
        List<LegalEntity> employers = SyntheticEmployers.standard().all();
        LocalDate today = LocalDate.of(2026, 3, 17);

        assertThat(employers).extracting(LegalEntity::bin).doesNotHaveDuplicates()
                .allMatch(bin -> bin.matches("2406409\\d{5}"));
        assertThat(employers).filteredOn(employer -> employer.activeOn(today)).hasSize(32);
        assertThat(employers).filteredOn(LegalEntity::idle).hasSize(4);
    }

    private static CivilActs acts(Person person) {
        return RECORDS.acts(person.iin())
                .orElse(new CivilActs(person.iin(), List.of(), List.of()));
    }
}
