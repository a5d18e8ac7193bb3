package kz.qonys.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import kz.qonys.registry.PortalStatus;
import kz.qonys.registry.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The contracts say what the records say. That live messages keep to them is checked by the simulator and its test. */
class ProvisionalContractTest {

    @ParameterizedTest
    @EnumSource(PortalStatus.class)
    void shouldTakeEveryStatus(PortalStatus status) {
        assertThatCode(() -> ProvisionalContract.MIGRATION_PORTAL.validate(
                status(status.code(), "QN-26-000001"))).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuse_whenCodeOrNumberIsNotOfTheContract() {
        assertThatThrownBy(() -> ProvisionalContract.MIGRATION_PORTAL.validate(status("somewhere", "QN-26-000001")))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> ProvisionalContract.MIGRATION_PORTAL.validate(status("returned", "26/1")))
                .isInstanceOf(SAXException.class);
    }

    @ParameterizedTest
    @EnumSource(Relation.class)
    void shouldTakeEveryRelation(Relation relation) {
        assertThatCode(() -> ProvisionalContract.FAMILY_CARD.validate(card(relation.code())))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuse_whenTheRelationIsUnknown() {
        assertThatThrownBy(() -> ProvisionalContract.FAMILY_CARD.validate(card("cousin")))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void shouldFindTheRoot_onlyInItsOwnNamespace() {
        Element data = Xml.empty().createElementNS(null, "data");
        Xml.add(data, "familyCardRequest", "x");

        assertThat(ProvisionalContract.FAMILY_CARD.root(data, "familyCardRequest")).isEmpty();
    }

    private static Element status(String status, String caseNumber) {
        ProvisionalContract contract = ProvisionalContract.MIGRATION_PORTAL;
        return root(contract, "statusRequest", request -> {
            contract.add(request, "idempotencyKey", "k:1");
            contract.add(request, "caseNumber", caseNumber);
            contract.add(request, "status", status);
            contract.add(request, "since", "2026-03-17T05:00:00Z");
        });
    }

    private static Element card(String relation) {
        ProvisionalContract contract = ProvisionalContract.FAMILY_CARD;
        return root(contract, "familyCardResponse", response -> {
            contract.add(response, "requestId", "m-1");
            contract.add(response, "result", "FOUND");
            Element card = contract.add(response, "card");
            contract.add(card, "holderIin", "850615100017");
            Element relative = contract.add(card, "relative");
            contract.add(relative, "relation", relation);
            contract.add(relative, "household", true);
            contract.add(relative, "alive", true);
        });
    }

    private static Element root(ProvisionalContract contract, String name, Consumer<Element> contents) {
        Element data = Xml.empty().createElementNS(null, "data");
        contract.payload(name, contents).accept(data);
        return contract.root(data, name).orElseThrow();
    }
}
