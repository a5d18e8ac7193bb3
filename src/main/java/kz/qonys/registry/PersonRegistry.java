package kz.qonys.registry;

import java.util.List;

/** Register of natural persons (ГБД ФЛ). */
public interface PersonRegistry {

    /**
     * Asks for the persons that fit.
     *
     * @param messageId our id of this message, at most 36 Latin characters; kept for support tickets
     * @return on Ok at least one person; several are possible when asked by name
     */
    RegistryAnswer<List<RegistryPerson>> find(PersonQuery query, String messageId);
}
