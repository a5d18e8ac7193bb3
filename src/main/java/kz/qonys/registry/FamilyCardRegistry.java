package kz.qonys.registry;

/** Digital Family Card. Its contract is provisional: {@code registry/xsd/family-card-PROVISIONAL-1.0.xsd}. */
public interface FamilyCardRegistry {

    /**
     * Asks for the card of the person with this IIN.
     *
     * @param messageId our id of this message, at most 36 Latin characters
     */
    RegistryAnswer<FamilyCard> find(String iin, String messageId);
}
