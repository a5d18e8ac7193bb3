package kz.qonys.registry.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import kz.qonys.registry.gateway.ProvisionalContract;
import kz.qonys.registry.gateway.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class SimulatedProvidersTest {

    private static final SyntheticPopulation POPULATION = SyntheticPopulation.standard();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5, 7, 9, 100, 250, 400, 599})
    void shouldAnswerCardsThatKeepToTheContract(int family) throws Exception {
        Provider.Handled handled = card(POPULATION.family(family).applicant().iin());

        Element response = root(ProvisionalContract.FAMILY_CARD, "familyCardResponse", handled.payload());
        assertThatCode(() -> ProvisionalContract.FAMILY_CARD.validate(response)).doesNotThrowAnyException();
        assertThat(Xml.children(Xml.at(response, "card").orElseThrow(), "relative"))
                .hasSize(POPULATION.closeRelatives(POPULATION.family(family).applicant()).size());
    }

    @Test
    void shouldAnswerNotFoundByTheContract_whenThePersonIsUnknown() throws Exception {
        Element response = root(ProvisionalContract.FAMILY_CARD, "familyCardResponse", card("000000000000").payload());

        assertThatCode(() -> ProvisionalContract.FAMILY_CARD.validate(response)).doesNotThrowAnyException();
        assertThat(Xml.textAt(response, "result")).contains("NOT_FOUND");
    }

    @Test
    void shouldRefuseTheFormat_whenTheMessageBreaksTheContract() {
        assertThatThrownBy(() -> card("12")).isInstanceOf(Provider.FormatException.class);
        assertThatThrownBy(() -> new SimulatedPortal(null).handle(Xml.empty().createElementNS(null, "data")))
                .isInstanceOf(Provider.FormatException.class);
    }

    @Test
    void shouldRememberWritesOverAKill_evenIfTheLastLineIsTorn() throws Exception {
        Path memory = folder.resolve("below/portal.log");
        SimulatedPortal before = new SimulatedPortal(memory);
        assertThat(before.handle(registration("key-1", "QN-26-000001")).effective()).isTrue();
        Files.writeString(memory, "key-2\tregisterRe", StandardOpenOption.APPEND);

        SimulatedPortal after = new SimulatedPortal(memory);

        assertThat(after.handle(registration("key-1", "QN-26-000001")).effective()).isFalse();
        assertThat(after.handle(registration("key-2", "QN-26-000002")).effective()).isTrue();
    }

    @Test
    void shouldAnswerByTheContract_whenItRegisters() throws Exception {
        Provider.Handled handled = new SimulatedPortal(null).handle(registration("key-1", "QN-26-000001"));

        Element response = root(ProvisionalContract.MIGRATION_PORTAL, "portalResponse", handled.payload());
        assertThatCode(() -> ProvisionalContract.MIGRATION_PORTAL.validate(response)).doesNotThrowAnyException();
        assertThat(Xml.textAt(response, "portalNumber")).contains("MP-26-000001");
    }

    private static Provider.Handled card(String iin) throws Provider.WireFaultException {
        ProvisionalContract contract = ProvisionalContract.FAMILY_CARD;
        return new SimulatedFamilyCards(POPULATION).handle(data(contract.payload("familyCardRequest", request -> {
            contract.add(request, "requestId", "m-1");
            contract.add(request, "iin", iin);
        })));
    }

    private static Element registration(String key, String caseNumber) {
        ProvisionalContract contract = ProvisionalContract.MIGRATION_PORTAL;
        return data(contract.payload("registerRequest", request -> {
            contract.add(request, "idempotencyKey", key);
            Element application = contract.add(request, "application");
            contract.add(application, "caseNumber", caseNumber);
            contract.add(application, "category", "kandas");
            contract.add(application, "settlementOffice", "sko-cc");
            contract.add(application, "submittedAt", "2026-03-17T05:00:00Z");
            Element person = contract.add(application, "person");
            contract.add(person, "birthDate", "1985-06-15");
            contract.add(person, "relation", "applicant");
        }));
    }

    private static Element root(ProvisionalContract contract, String name, Consumer<Element> payload) {
        return contract.root(data(payload), name).orElseThrow();
    }

    private static Element data(Consumer<Element> payload) {
        Element data = Xml.empty().createElementNS(null, "data");
        payload.accept(data);
        return data;
    }
}
