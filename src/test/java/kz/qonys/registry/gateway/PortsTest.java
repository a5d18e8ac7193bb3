package kz.qonys.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import kz.qonys.registry.ApplicationData;
import kz.qonys.registry.DocumentType;
import kz.qonys.registry.FamilyCard;
import kz.qonys.registry.Names;
import kz.qonys.registry.PersonQuery;
import kz.qonys.registry.PortalReceipt;
import kz.qonys.registry.PortalStatus;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryAnswer.NotFound;
import kz.qonys.registry.RegistryAnswer.Ok;
import kz.qonys.registry.RegistryAnswer.Unavailable;
import kz.qonys.registry.RegistryPerson;
import kz.qonys.registry.Relation;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.KnownFamily;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.registry.simulator.SyntheticPopulation.Kin;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The three ports against the simulator over HTTP. */
class PortsTest {

    private static GatewaySimulator simulator;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        simulator = TestGateway.simulator();
        gateway = new TestGateway(simulator.access(), TestGateway.patient(Duration.ofSeconds(5)));
    }

    @AfterEach
    void behaveAgain() {
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
        simulator.behave(GatewaySimulator.FAMILY_CARD_SERVICE, Behaviour.NORMAL);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void shouldMapAPerson_whenAskedByIin() {
        Person asked = family(KnownFamily.FAMILY_OF_FIVE).applicant();

        RegistryPerson person = persons(new PersonQuery.ByIin(asked.iin())).get(0);

        assertThat(person.iin()).isEqualTo(asked.iin());
        assertThat(Names.same(person.surname(), asked.surname())).isTrue();
        assertThat(Names.same(person.name(), asked.name())).isTrue();
        assertThat(person.birthDate()).isEqualTo(asked.birthDate());
        assertThat(person.gender()).isEqualTo(asked.gender());
        assertThat(person.citizenship()).isEqualTo(asked.citizenship());
        assertThat(person.repatriation().number()).isEqualTo(asked.kandas().number());
        assertThat(person.repatriation().holdsOn(asked.kandas().since())).isTrue();
        assertThat(person.registrationAddress().code()).isEqualTo(asked.home().kato());
        assertThat(person.registrationAddress().line()).contains(asked.home().region(), asked.home().street());
        assertThat(person.documents()).extracting(RegistryPerson.Document::type)
                .containsExactly(DocumentType.FOREIGN_PASSPORT);
        assertThat(person.identityDocument()).isEmpty();
        assertThat(person.dead()).isFalse();
    }

    @Test
    void shouldAnswerForEveryPersonOfThePopulationAlike() {
        List<Family> sample = Stream.iterate(0, index -> index + 60).limit(10)
                .map(simulator.population()::family).toList();

        assertThat(sample).allSatisfy(family -> {
            RegistryPerson person = persons(new PersonQuery.ByIin(family.applicant().iin())).get(0);
            assertThat(person.birthDate()).isEqualTo(family.applicant().birthDate());
            assertThat(person.repatriation() == null).isEqualTo(family.applicant().kandas() == null);
            assertThat(person.registrationAddress() == null).isEqualTo(family.applicant().home() == null);
        });
    }

    @Test
    void shouldFindBoth_whenTwoPersonsShareNameAndBirthDate() {
        Person namesake = family(KnownFamily.NAMESAKE).applicant();

        assertThat(persons(new PersonQuery.ByName("Сулейменов", "НУРЛАН", namesake.birthDate())))
                .extracting(RegistryPerson::iin).containsExactlyInAnyOrder(namesake.iin(),
                        family(KnownFamily.NAMESAKE_OF_OTHER).applicant().iin());
    }

    @Test
    void shouldFindByDocumentNumber() {
        Person holder = family(KnownFamily.FAMILY_OF_FIVE).spouse().orElseThrow();

        assertThat(persons(new PersonQuery.ByDocument(holder.paper().orElseThrow().number())))
                .extracting(RegistryPerson::iin).containsExactly(holder.iin());
    }

    @Test
    void shouldKeepValidDocumentsOnceOnly_whenTheRegisterIsCluttered() {
        Person cluttered = family(KnownFamily.DOCUMENT_CLUTTER).applicant();

        assertThat(persons(new PersonQuery.ByIin(cluttered.iin())).get(0).documents()).singleElement()
                .satisfies(document -> assertThat(document.number())
                        .isEqualTo(cluttered.papers().get(0).number()));
    }

    @Test
    void shouldSayDead_whenTheRegisterHoldsADeathDate() {
        Person spouse = family(KnownFamily.WIDOWED).kin().stream()
                .filter(kin -> kin.relation() == Relation.SPOUSE).map(Kin::person).findFirst().orElseThrow();

        assertThat(persons(new PersonQuery.ByIin(spouse.iin())).get(0).dead()).isTrue();
    }

    @Test
    void shouldReadTheCard_withRelativesBeyondTheHousehold() {
        Family family = family(KnownFamily.RELATIVES_ELSEWHERE);

        FamilyCard card = card(family.applicant().iin());

        assertThat(card.relatives()).hasSameSizeAs(family.kin());
        assertThat(card.relatives()).filteredOn(relative -> !relative.household())
                .extracting(FamilyCard.Relative::relation)
                .contains(Relation.FATHER, Relation.MOTHER, Relation.BROTHER);
    }

    @Test
    void shouldReadTheCard_whenItIsSentAsAString() {
        simulator.behave(GatewaySimulator.FAMILY_CARD_SERVICE, Behaviour.ESCAPED_STRING);

        assertThat(card(family(KnownFamily.FAMILY_OF_FIVE).applicant().iin()).relatives())
                .filteredOn(FamilyCard.Relative::household).hasSize(4);
    }

    @Test
    void shouldMatchNamesOfTheCard_whenItSpellsThemWithRussianLetters() {
        Family family = family(KnownFamily.KAZAKH_LETTERS);

        assertThat(card(family.applicant().iin()).relatives()).allSatisfy(relative -> {
            Person person = simulator.population().byIin(relative.iin()).orElseThrow();
            assertThat(Names.same(relative.surname(), person.surname())).isTrue();
            assertThat(Names.same(relative.name(), person.name())).isTrue();
        });
    }

    @Test
    void shouldHaveNoCard_whenThePersonIsUnknown() {
        assertThat(gateway.familyCards().find("000000000000", "m-1")).isEqualTo(new NotFound<>());
    }

    @Test
    void shouldTakeEffectOnce_whenTheSameKeyIsSentAgain() {
        ApplicationData application = application("QN-26-000001", family(KnownFamily.FAMILY_OF_FIVE));

        RegistryAnswer<PortalReceipt> first = gateway.portal().register("case-1:register", application, "m-1");
        RegistryAnswer<PortalReceipt> second = gateway.portal().register("case-1:register", application, "m-2");

        assertThat(first).isInstanceOf(Ok.class).isEqualTo(second);
        assertThat(simulator.journal().deliveries("case-1:register")).isEqualTo(2);
        assertThat(simulator.journal().effects("case-1:register")).isEqualTo(1);
    }

    @Test
    void shouldTakeEffectOnce_whenTheFirstAnswerWasLost() {
        ApplicationData application = application("QN-26-000002", family(KnownFamily.ALONE));
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.RESET);

        assertThat(gateway.portal().register("case-2:register", application, "m-1"))
                .isEqualTo(new Unavailable<>("connection-lost"));
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);

        assertThat(gateway.portal().register("case-2:register", application, "m-2"))
                .isEqualTo(new Ok<>(new PortalReceipt("MP-26-000002")));
        assertThat(simulator.journal().effects("case-2:register")).isEqualTo(1);
    }

    @Test
    void shouldKeepTheNumber_whenAnApplicationIsRegisteredAnew() {
        ApplicationData application = application("QN-26-000003", family(KnownFamily.NO_ADDRESS));

        assertThat(gateway.portal().register("case-3:register:1", application, "m-1"))
                .isEqualTo(gateway.portal().register("case-3:register:2", application, "m-2"));
        assertThat(simulator.journal().effects("case-3:register:2")).isEqualTo(1);
    }

    @Test
    void shouldTakeAStatus_onlyForARegisteredApplication() {
        Instant now = TestGateway.CLOCK.instant();
        assertThat(gateway.portal().updateStatus("case-4:s1", "QN-26-000004", PortalStatus.RETURNED, now, "m-1"))
                .isEqualTo(new NotFound<>());

        gateway.portal().register("case-4:register", application("QN-26-000004", family(KnownFamily.ALONE)), "m-2");

        assertThat(gateway.portal().updateStatus("case-4:s1", "QN-26-000004", PortalStatus.RETURNED, now, "m-3"))
                .isEqualTo(new Ok<>(new PortalReceipt("MP-26-000004")));
        assertThat(simulator.journal().effects("case-4:s1")).isEqualTo(1);
    }

    @Test
    void shouldShowNoWholeIinInTheJournal() {
        String iin = family(KnownFamily.FAMILY_OF_FIVE).applicant().iin();
        persons(new PersonQuery.ByIin(iin));

        assertThat(simulator.journal().entries()).isNotEmpty()
                .noneMatch(entry -> entry.toString().contains(iin.substring(2)));
    }

    private static ApplicationData application(String caseNumber, Family family) {
        Stream<ApplicationData.Person> members = family.members().stream()
                .map(kin -> person(kin.person(), kin.relation().code()));
        return new ApplicationData(caseNumber, family.category(), "tur-cc", "sko-cc", "Тайынша",
                TestGateway.CLOCK.instant(),
                Stream.concat(Stream.of(person(family.applicant(), "applicant")), members).toList());
    }

    private static ApplicationData.Person person(Person person, String relation) {
        return new ApplicationData.Person(person.iin(), person.surname(), person.name(), person.patronymic(),
                person.birthDate(), person.gender(), relation, person.citizenship(),
                person.paper().map(paper -> paper.type()).orElse(null),
                person.paper().map(paper -> paper.number()).orElse(null));
    }

    private static Family family(KnownFamily known) {
        return simulator.population().family(known);
    }

    private static List<RegistryPerson> persons(PersonQuery query) {
        RegistryAnswer<List<RegistryPerson>> answer = gateway.persons().find(query, "m-1");
        assertThat(answer).isInstanceOf(Ok.class);
        return ((Ok<List<RegistryPerson>>) answer).data();
    }

    private static FamilyCard card(String iin) {
        RegistryAnswer<FamilyCard> answer = gateway.familyCards().find(iin, "m-1");
        assertThat(answer).isInstanceOf(Ok.class);
        return ((Ok<FamilyCard>) answer).data();
    }
}
