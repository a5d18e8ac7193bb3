package kz.qonys.registry.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import kz.qonys.registry.MigrationPortal;
import kz.qonys.registry.PortalReceipt;
import kz.qonys.registry.PortalStatus;
import kz.qonys.registry.RegistryAnswer;

/** Tells the migration portal where an application stands. */
final class PortalStatusChannel implements OutboxChannel {

    static final String CODE = "portal-status";

    /** What is told; {@code since} in ISO-8601, UTC. */
    record Report(String caseNumber, PortalStatus status, String since) {
    }

    /** How far the registration of an application on the portal has come. */
    enum Registration {
        /** The portal has confirmed it. */
        CONFIRMED,
        /** An attempt runs, or was cut off so lately that it may still take effect. */
        UNDER_WAY,
        /** Attempts came to nothing and none will be made. */
        ABANDONED
    }

    private final MigrationPortal portal;
    private final Function<String, Registration> registration;
    private final ObjectMapper json = new ObjectMapper();

    /** @param registration how the registration of the case with this id stands */
    PortalStatusChannel(MigrationPortal portal, Function<String, Registration> registration) {
        this.portal = portal;
        this.registration = registration;
    }

    /** What {@link #send} understands. */
    String payload(String caseNumber, PortalStatus status, Instant since) {
        try {
            return json.writeValueAsString(new Report(caseNumber, status, since.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A status report cannot be written as JSON");
        }
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Delivery send(String key, String caseId, String payload) {
        Report report = read(payload);
        RegistryAnswer<PortalReceipt> answer = portal.updateStatus(key, report.caseNumber(), report.status(),
                Instant.parse(report.since()), UUID.randomUUID().toString());
        return answer instanceof RegistryAnswer.NotFound<?> ? unknownThere(caseId) : Delivery.of(answer);
    }

    /** The outcome may have cut the registration off: then the portal has nothing that could be told a status. */
    private Delivery unknownThere(String caseId) {
        return switch (registration.apply(caseId)) {
            case CONFIRMED -> new Delivery(Delivery.Outcome.REFUSED, "not-found");
            case UNDER_WAY -> new Delivery(Delivery.Outcome.UNAVAILABLE, "registration-under-way");
            case ABANDONED -> Delivery.needless();
        };
    }

    private Report read(String payload) {
        try {
            return json.readValue(payload, Report.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A status report cannot be read");
        }
    }
}
