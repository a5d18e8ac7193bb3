package kz.qonys.registry.gateway;

import java.util.function.Consumer;
import org.w3c.dom.Element;

/** A way over the gateway to a service and back, synchronous or not. */
interface Exchange {

    /**
     * Sends a message, or looks for the answer to one that was sent before under the same id. Never throws for anything
     * the far side does.
     *
     * @param payload fills the data element
     */
    Reply exchange(GatewayProperties.Service service, String messageId, Consumer<Element> payload);

    /** Now, as message dates are written. */
    String now();
}
