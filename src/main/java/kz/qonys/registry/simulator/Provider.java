package kz.qonys.registry.simulator;

import java.util.function.Consumer;
import org.w3c.dom.Element;

/** An information system behind the simulated gateway. */
interface Provider {

    /** The data element does not fit the contract: SCE001. */
    final class FormatException extends Exception {

        private static final long serialVersionUID = 1L;

        FormatException() {
            super("The message does not match the format");
        }
    }

    /**
     * What the provider did.
     *
     * @param idempotencyKey null for a question
     * @param iin            whom the message named, null for nobody
     * @param effective      true when a write changed something
     * @param payload        fills the data element of the answer
     */
    record Handled(String operation, String idempotencyKey, String iin, boolean effective,
            Consumer<Element> payload) {
    }

    Handled handle(Element data) throws FormatException;
}
