package kz.qonys.registry;

import java.util.List;

/** Register of natural persons (ГБД ФЛ). */
public interface PersonRegistry {

    /**
     * Asks for the persons that fit.
     *
     * @param grant     consent to the reading; null for the standing token of the configuration
     * @param messageId our id of this message, at most 36 Latin characters; kept for support tickets
     * @return on Ok at least one person; several are possible when asked by name
     */
    RegistryAnswer<List<RegistryPerson>> find(PersonQuery query, AccessGrant grant, String messageId);

    /** Asks with the standing token of the configuration. */
    default RegistryAnswer<List<RegistryPerson>> find(PersonQuery query, String messageId) {
        return find(query, null, messageId);
    }
}
