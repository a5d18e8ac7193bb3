package kz.qonys.registry;

/**
 * Systems in which services are entered: proactive ones, which then act of their own accord, and those that are told
 * what was done. No public contract exists; ours is {@code registry/xsd/services-PROVISIONAL-1.0.xsd}.
 */
public interface ServiceRegistries {

    /**
     * Enters a service. May be sent any number of times under one idempotency key and takes effect once.
     *
     * @param idempotencyKey at most 100 Latin characters, stored before the call
     * @param messageId      our id of this message, at most 36 Latin characters
     */
    RegistryAnswer<ServiceReceipt> enter(ServiceSystem system, String idempotencyKey, ServiceEntry entry,
            String messageId);

    /**
     * Takes back an entry that asked the system to act. NotFound when no entry came under its key.
     *
     * @param idempotencyKey at most 100 Latin characters, stored before the call
     * @param messageId      our id of this message, at most 36 Latin characters
     */
    RegistryAnswer<ServiceReceipt> withdraw(ServiceSystem system, String idempotencyKey, ServiceWithdrawal withdrawal,
            String messageId);
}
