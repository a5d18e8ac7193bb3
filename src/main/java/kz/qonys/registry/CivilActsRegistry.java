package kz.qonys.registry;

/** Register of civil acts. Its contract is provisional: {@code registry/xsd/civil-acts-PROVISIONAL-1.0.xsd}. */
public interface CivilActsRegistry {

    /**
     * Asks for the acts that name the person with this IIN. NotFound when there are none.
     *
     * @param messageId our id of this message, at most 36 Latin characters
     */
    RegistryAnswer<CivilActs> find(String iin, String messageId);
}
