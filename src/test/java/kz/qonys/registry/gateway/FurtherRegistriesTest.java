package kz.qonys.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.qonys.registry.LegalEntity;
import kz.qonys.registry.MilitaryRecord;
import kz.qonys.registry.MilitaryRegistry;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryAnswer.Misconfigured;
import kz.qonys.registry.RegistryAnswer.NotFound;
import kz.qonys.registry.RegistryAnswer.Ok;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.KnownFamily;
import kz.qonys.registry.simulator.SimulatorKeys;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Five registries over the wire: what arrives is what the far side holds. */
class FurtherRegistriesTest {

    private static final Map<String, String> OWNER = Map.of("qonys.registry.legal-entity.requestor-bin",
            "240640999998");
    private static GatewaySimulator simulator;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        simulator = TestGateway.simulator();
        gateway = new TestGateway(simulator.access(), OWNER);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void shouldBringActsEducationAndResidenceOfWholeFamilies() {
        everybody(KnownFamily.values()).forEach(person -> {
            assertThat(gateway.civilActs().find(person.iin(), "m-1"))
                    .isEqualTo(answer(simulator.records().acts(person.iin())));
            assertThat(gateway.education().find(person.iin(), "m-2"))
                    .isEqualTo(answer(simulator.records().education(person.iin())));
            assertThat(gateway.residence().find(person.iin(), "m-3"))
                    .isEqualTo(answer(simulator.records().residence(person.iin())));
        });
    }

    @Test
    void shouldFindNothing_whenThePersonIsUnknown() {
        assertThat(gateway.civilActs().find("000000000000", "m-1")).isEqualTo(new NotFound<>());
        assertThat(gateway.education().find("000000000000", "m-1")).isEqualTo(new NotFound<>());
        assertThat(gateway.residence().find("000000000000", "m-1")).isEqualTo(new NotFound<>());
        assertThat(gateway.legalEntities().find("000000000000", "m-1")).isEqualTo(new NotFound<>());
    }

    @Test
    void shouldTellWhoIsOnTheMilitaryRegister() {
        everybody(KnownFamily.RELATIVES_ELSEWHERE, KnownFamily.ALONE).forEach(person -> assertThat(
                gateway.military().find(query(person, person.surname()), "m-1"))
                .isEqualTo(answer(simulator.records().military(person.iin())
                        .map(on -> new MilitaryRecord(person.iin(), on ? "1" : "2", on)))));
    }

    @Test
    void shouldNotFindAMilitaryRecord_underAnotherSurname() {
        Person person = simulator.population().persons().stream()
                .filter(one -> simulator.records().military(one.iin()).isPresent()).findFirst().orElseThrow();

        assertThat(gateway.military().find(query(person, person.surname()), "m-1")).isInstanceOf(Ok.class);
        assertThat(gateway.military().find(query(person, "Другой"), "m-1")).isEqualTo(new NotFound<>());
    }

    @Test
    void shouldBringEveryEmployer() {
        for (LegalEntity employer : simulator.employers().all()) {
            assertThat(gateway.legalEntities().find(employer.bin(), "m-1")).isEqualTo(new Ok<>(employer));
        }
    }

    @Test
    void shouldAskAnOperator_whenOurBinIsNotSet() {
        assertThat(new TestGateway(simulator.access(), Map.of()).legalEntities().find("240640999998", "m-1"))
                .isEqualTo(new Misconfigured<>("requestor-bin-missing"));
    }

    @Test
    void shouldAskAnOperator_whenNoCertificateOfTheProviderIsPinned() {
        GatewayAccess access = simulator.access();
        GatewayAccess unpinned = new GatewayAccess(access.endpoint(), access.senderId(), access.senderPassword(),
                access.key(), access.certificate(), access.pins(), access.person());
        String bin = simulator.employers().all().get(0).bin();

        assertThat(new TestGateway(unpinned, OWNER).legalEntities().find(bin, "m-1"))
                .isEqualTo(new Misconfigured<>("data-signature-wrong"));
    }

    @Test
    void shouldBelieveADocument_onlyUnderTheSignatureOfItsOwner() throws Exception {
        SimulatorKeys owner = SimulatorKeys.generate("Owner");
        SimulatorKeys other = SimulatorKeys.generate("Other");
        BusinessSignature signature = new BusinessSignature(owner.key(), owner.certificate(),
                List.of(owner.certificate()), TestGateway.CLOCK);

        assertThat(signature.check(sent(signature.sign(word("open"))))).isEqualTo(SignatureCheck.Verdict.VALID);
        assertThat(signature.check(sent(word("open")))).isEqualTo(SignatureCheck.Verdict.ABSENT);
        assertThat(signature.check(sent(new BusinessSignature(other.key(), other.certificate(), List.of(),
                TestGateway.CLOCK).sign(word("open"))))).isEqualTo(SignatureCheck.Verdict.WRONG);
    }

    @Test
    void shouldNotBelieveADocument_whenItWasChangedOrWrapped() throws Exception {
        SimulatorKeys owner = SimulatorKeys.generate("Owner");
        BusinessSignature signature = new BusinessSignature(owner.key(), owner.certificate(),
                List.of(owner.certificate()), TestGateway.CLOCK);
        String signed = Xml.text(signature.sign(word("open")).getDocumentElement());

        Element changed = sent(signed.replace("open", "shut"));
        Element wrapped = sent("<a xmlns=\"u\"><b>shut</b>" + signed + "</a>");
        Element borrowed = sent(signed);
        borrowed.appendChild(Xml.children(borrowed, "Signature").get(0).cloneNode(true));
        Element extended = sent(signed);
        Xml.add(extended, "further", "word");

        assertThat(signature.check(changed)).isEqualTo(SignatureCheck.Verdict.WRONG);
        assertThat(signature.check(wrapped)).isEqualTo(SignatureCheck.Verdict.ABSENT);
        assertThat(signature.check(borrowed)).isEqualTo(SignatureCheck.Verdict.WRONG);
        assertThat(signature.check(extended)).isEqualTo(SignatureCheck.Verdict.WRONG);
    }

    @Test
    void shouldBeExpired_whenTheCertificateIsNotCurrent() throws Exception {
        SimulatorKeys old = SimulatorKeys.generate("Old", TestGateway.CLOCK.instant().minusSeconds(100),
                TestGateway.CLOCK.instant().minusSeconds(1));
        BusinessSignature signature = new BusinessSignature(old.key(), old.certificate(),
                List.of(old.certificate()), TestGateway.CLOCK);

        assertThat(signature.check(sent(signature.sign(word("open")))))
                .isEqualTo(SignatureCheck.Verdict.NOT_CURRENT);
    }

    @Test
    void shouldKeepToThePublishedContracts() {
        Document request = PublishedContract.LEGAL_ENTITY.document("Request", root -> {
            PublishedContract.LEGAL_ENTITY.add(root, "RequestorBIN", "240640999998");
            PublishedContract.LEGAL_ENTITY.add(root, "BIN", "240640999981");
        });

        assertThat(Xml.text(request.getDocumentElement())).contains("<BIN>240640999981</BIN>");
        assertThatCode(() -> PublishedContract.LEGAL_ENTITY.validate(request.getDocumentElement()))
                .doesNotThrowAnyException();
        assertThatCode(() -> PublishedContract.MILITARY.validate(request.getDocumentElement()))
                .isInstanceOf(SAXException.class);
    }

    private static <T> RegistryAnswer<T> answer(Optional<T> held) {
        return held.<RegistryAnswer<T>>map(Ok::new).orElseGet(NotFound::new);
    }

    private static Stream<Person> everybody(KnownFamily... families) {
        return Stream.of(families).map(simulator.population()::family)
                .flatMap(family -> Stream.concat(Stream.of(family.applicant()),
                        family.kin().stream().map(kin -> kin.person())));
    }

    private static MilitaryRegistry.Query query(Person person, String surname) {
        return new MilitaryRegistry.Query(person.iin(), surname, person.name(), person.patronymic(),
                person.birthDate());
    }

    private static Document word(String text) {
        return PublishedContract.LEGAL_ENTITY.document("Response", root -> Xml.add(root, "word", text));
    }

    private static Element sent(Document document) throws SAXException {
        return sent(Xml.text(document.getDocumentElement()));
    }

    private static Element sent(String text) throws SAXException {
        return Xml.parse(text.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
    }
}
