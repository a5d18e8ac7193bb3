package kz.qonys.registry.gateway;

import java.util.function.Function;
import kz.qonys.registry.RegistryAnswer;
import org.w3c.dom.Element;

/** What one exchange brought, with the three planes of failure apart. */
sealed interface Reply {

    /** A trusted answer with an accepted status. What its data say is business, plane three. */
    record Answered(Element data) implements Reply {
    }

    /** The asynchronous channel has taken the message; the answer comes later. */
    record Sent() implements Reply {
    }

    /** Planes one and two: nothing usable came, later it may. */
    record Unreachable(String reason) implements Reply {
    }

    /** Plane two: an operator must act. */
    record Rejected(String reason) implements Reply {
    }

    /** The provider processed the message and answered with a status that is none of the accepted ones. */
    record Declined(String code) implements Reply {
    }

    /** The answer of a port; the reading is asked only for trusted data. */
    default <T> RegistryAnswer<T> then(Function<Element, RegistryAnswer<T>> reading) {
        if (this instanceof Answered answered) {
            return reading.apply(answered.data());
        }
        if (this instanceof Sent) {
            return new RegistryAnswer.Awaited<>();
        }
        if (this instanceof Rejected rejected) {
            return new RegistryAnswer.Misconfigured<>(rejected.reason());
        }
        if (this instanceof Declined declined) {
            return new RegistryAnswer.Refused<>(declined.code());
        }
        return new RegistryAnswer.Unavailable<>(((Unreachable) this).reason());
    }
}
