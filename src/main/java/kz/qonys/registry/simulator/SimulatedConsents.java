package kz.qonys.registry.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.qonys.registry.gateway.SyncChannel;
import kz.qonys.registry.gateway.Xml;
import org.w3c.dom.Element;

/**
 * Consent service: persons agree at once unless a test or the demonstration says otherwise. A token holds for one
 * service; it comes wrapped in white space as real ones do.
 */
public final class SimulatedConsents implements Provider {

    /** How a person answers. */
    public sealed interface Will {

        /** Says yes after a while; at once with a delay of zero. */
        record Grants(Duration after) implements Will {
        }

        /** Says no. */
        record Refuses() implements Will {
        }

        /** Never answers. */
        record Silent() implements Will {
        }
    }

    private static final String NAMESPACE = "http://service.2fa-chain.kz/ns/kdp";
    private static final Will AT_ONCE = new Will.Grants(Duration.ZERO);

    private record Question(String iin, String service) {
    }

    private record Token(Question question, Instant until) {
    }

    private final Clock clock;
    private final Map<String, Will> wills = new ConcurrentHashMap<>();
    private final Map<Question, Instant> asked = new ConcurrentHashMap<>();
    private final Map<Question, Integer> messages = new ConcurrentHashMap<>();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    SimulatedConsents(Clock clock) {
        this.clock = clock;
    }

    /** From now on the person answers so. */
    public void answers(String iin, Will will) {
        wills.put(iin, will);
    }

    /** From now on everybody agrees at once again; what was granted stays so. */
    public void everybodyAgrees() {
        wills.clear();
    }

    /** Persons who answer otherwise than at once with yes, by IIN. */
    public Map<String, Will> wills() {
        return new TreeMap<>(wills);
    }

    /** Every consent of the person ends now, though its term runs on. */
    public void withdraw(String iin) {
        tokens.values().removeIf(token -> token.question().iin().equals(iin));
        asked.keySet().removeIf(question -> question.iin().equals(iin));
    }

    /** How often the person was sent a message about the service. */
    public int messages(String iin, String service) {
        return messages.getOrDefault(new Question(iin, service), 0);
    }

    @Override
    public Handled handle(Element data, Result result) throws FormatException {
        String iin = Xml.textAt(data, "uin").orElseThrow(FormatException::new);
        String service = Xml.textAt(data, "access_name").orElseThrow(FormatException::new);
        Duration validity = Xml.textAt(data, "expiresIn").map(Long::valueOf).map(Duration::ofMillis)
                .orElseThrow(FormatException::new);
        Question question = new Question(iin, service);
        if (Xml.textAt(data, "omit-sms").filter("false"::equals).isPresent()) {
            messages.merge(question, 1, Integer::sum);
            asked.put(question, clock.instant());
        }
        Optional<String> token = granted(question, validity);
        String status = token.isPresent() ? "VALID" : refuses(iin) ? "INVALID" : "PENDING";
        return new Handled("consentRequest", null, iin, false, answer -> {
            SyncChannel.type(answer, "k", NAMESPACE, "response");
            Xml.add(answer, "status", status);
            token.ifPresent(code -> {
                Xml.add(answer, "code", "\n  " + code + "\n");
                Xml.add(answer, "public-key", "c2ltdWxhdG9y");
            });
        });
    }

    /** True when the token was issued for this service and still holds. */
    boolean accepts(String token, String service) {
        return token != null && Optional.ofNullable(tokens.get(token))
                .filter(known -> known.question().service().equals(service))
                .filter(known -> clock.instant().isBefore(known.until())).isPresent();
    }

    private boolean refuses(String iin) {
        return wills.getOrDefault(iin, AT_ONCE) instanceof Will.Refuses;
    }

    private Optional<String> granted(Question question, Duration validity) {
        Instant since = asked.getOrDefault(question, clock.instant());
        boolean yes = wills.getOrDefault(question.iin(), AT_ONCE) instanceof Will.Grants grants
                && !clock.instant().isBefore(since.plus(grants.after()));
        if (!yes) {
            return Optional.empty();
        }
        String token = UUID.randomUUID().toString();
        tokens.put(token, new Token(question, clock.instant().plus(validity)));
        return Optional.of(token);
    }
}
