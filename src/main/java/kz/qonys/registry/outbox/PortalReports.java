package kz.qonys.registry.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import kz.qonys.registry.AnswerRow;
import kz.qonys.registry.MigrationPortal;
import kz.qonys.registry.PortalStatus;
import kz.qonys.registry.Registry;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.registry.outbox.PortalStatusChannel.Registration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;

/** Where an application stands, on its way to the migration portal. */
@Service
public class PortalReports {

    /** The road to the portal. */
    @Configuration(proxyBeanMethods = false)
    static class Channel {

        @Bean
        PortalStatusChannel portalStatusChannel(MigrationPortal portal, RegistryInquiries registries, Clock clock) {
            return new PortalStatusChannel(portal,
                    caseId -> registration(registries, caseId, clock.instant().minus(LATE_EFFECT)));
        }
    }

    /** Longer than any call: a registration that began before it has taken effect or will not. */
    private static final Duration LATE_EFFECT = Duration.ofMinutes(2);
    private static final String REGISTRATION = "register";

    private final Outbox outbox;
    private final RegistryInquiries registries;
    private final PortalStatusChannel channel;
    private final Clock clock;

    PortalReports(Outbox outbox, RegistryInquiries registries, PortalStatusChannel channel, Clock clock) {
        this.outbox = outbox;
        this.registries = registries;
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * Adds a report to the caller's transaction, unless nobody ever tried to register the application on the portal:
     * then the portal does not know it.
     *
     * @param status            code of a {@link PortalStatus}
     * @param processInstanceId instance that decided it
     * @param activityId        step that decided it
     * @throws IllegalArgumentException for a status that is none
     */
    public void report(String caseId, String caseNumber, String status, String processInstanceId, String activityId) {
        PortalStatus known = Arrays.stream(PortalStatus.values()).filter(one -> one.code().equals(status)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown portal status: " + status));
        if (registrations(registries, caseId).findAny().isPresent()) {
            outbox.add(new OutwardWrite(caseId, caseNumber, channel.code(), known.code(),
                    channel.payload(caseNumber, known, clock.instant()), processInstanceId, activityId));
        }
    }

    private static Registration registration(RegistryInquiries registries, String caseId, Instant settled) {
        if (registries.receiptOnFile(caseId).isPresent()) {
            return Registration.CONFIRMED;
        }
        return registrations(registries, caseId).anyMatch(call -> call.at().isAfter(settled))
                ? Registration.UNDER_WAY : Registration.ABANDONED;
    }

    private static Stream<AnswerRow> registrations(RegistryInquiries registries, String caseId) {
        return registries.answers(caseId).stream().filter(call ->
                call.registry() == Registry.MIGRATION_PORTAL && call.operation().equals(REGISTRATION));
    }
}
