package kz.qonys.registry.simulator;

import java.util.function.Consumer;
import org.w3c.dom.Element;

/** An information system behind the simulated gateway. */
interface Provider {

    /** The provider answers with a fault of the channel. */
    class WireFaultException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        WireFaultException(String code) {
            super("Fault " + code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** The data element does not fit the contract: SCE001. */
    final class FormatException extends WireFaultException {

        private static final long serialVersionUID = 1L;

        FormatException() {
            super("SCE001");
        }
    }

    /** What the provider is told to answer, whatever it holds; without effect where its contract has no such answer. */
    enum Result {
        GENUINE, NOT_FOUND, CONSENT_REQUIRED, REFUSED
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

    Handled handle(Element data, Result result) throws WireFaultException;

    /** Answers by what it holds. */
    default Handled handle(Element data) throws WireFaultException {
        return handle(data, Result.GENUINE);
    }
}
