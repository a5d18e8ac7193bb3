package kz.qonys.registry;

/**
 * Labour-market system (АИС «Рынок труда») with the electronic labour exchange; its contract is provisional: {@code
 * registry/xsd/labour-market-PROVISIONAL-1.0.xsd}. The writes may be sent any number of times under one idempotency key
 * and take effect once.
 */
public interface LabourMarket {

    /**
     * Open vacancies of a region, in the order of their ids.
     *
     * @param region    nine-digit KATO code of the region
     * @param after     id after which the page begins; null for the first page, which brings the job fairs too
     * @param messageId our id of this message, at most 36 Latin characters
     */
    RegistryAnswer<VacancyPage> vacancies(String region, String after, String messageId);

    /**
     * Hands a signed draft decision to the mobility centre; one with a new key replaces the draft of the same case.
     *
     * @param idempotencyKey at most 100 Latin characters, stored before the call
     */
    RegistryAnswer<LabourReceipt> submitDraft(String idempotencyKey, UnemploymentDraft draft, String messageId);

    /**
     * Enters the mobility centre's decision. NotFound when no draft of the case was submitted.
     *
     * @param idempotencyKey at most 100 Latin characters, stored before the call
     */
    RegistryAnswer<LabourReceipt> reportDecision(String idempotencyKey, UnemploymentDecision decision,
            String messageId);

    /**
     * Takes back a draft decision that is not to be decided on. NotFound when no draft of the case was submitted.
     *
     * @param idempotencyKey at most 100 Latin characters, stored before the call
     */
    RegistryAnswer<LabourReceipt> withdrawDraft(String idempotencyKey, UnemploymentWithdrawal withdrawal,
            String messageId);
}
