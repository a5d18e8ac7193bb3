package kz.qonys.registry;

/** Registration at the place of residence; provisional: {@code registry/xsd/residence-PROVISIONAL-1.0.xsd}. */
public interface ResidenceRegistry {

    /**
     * Asks for present and past registrations of the person with this IIN. NotFound when there was none.
     *
     * @param messageId our id of this message, at most 36 Latin characters
     */
    RegistryAnswer<ResidenceHistory> find(String iin, String messageId);
}
