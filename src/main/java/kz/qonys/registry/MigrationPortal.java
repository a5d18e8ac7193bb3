package kz.qonys.registry;

import java.time.Instant;

/**
 * Migration portal migration.enbek.kz; its contract is provisional: {@code
 * registry/xsd/migration-portal-PROVISIONAL-1.0.xsd}. All operations are writes: the same idempotency key may be sent
 * any number of times and takes effect once.
 */
public interface MigrationPortal {

    /**
     * Registers an application, or replaces the contents of the one with the same case number.
     *
     * @param idempotencyKey at most 100 Latin characters, stored before the call
     * @param messageId      our id of this attempt
     */
    RegistryAnswer<PortalReceipt> register(String idempotencyKey, ApplicationData application, String messageId);

    /**
     * Reports where the application stands. NotFound when the portal holds no such application.
     *
     * @param idempotencyKey at most 100 Latin characters, stored before the call
     * @param at             since when it stands there
     */
    RegistryAnswer<PortalReceipt> updateStatus(String idempotencyKey, String caseNumber, PortalStatus status,
            Instant at, String messageId);

    /**
     * Enters how the family will move, or replaces what was entered before. NotFound when the portal holds no such
     * application.
     *
     * @param idempotencyKey at most 100 Latin characters, stored before the call
     */
    RegistryAnswer<PortalReceipt> relocation(String idempotencyKey, RelocationData relocation, String messageId);
}
