package kz.qonys.registry;

import java.time.LocalDate;

/**
 * Military record, service MO_ISHASMR_ENBEKSERVICE; contract as seen in clients: {@code registry/xsd/military-1.0.xsd}.
 */
public interface MilitaryRegistry {

    /**
     * Whom to look for; the registry compares names and birth date with those that it holds under the IIN.
     *
     * @param patronymic null when the person has none
     */
    record Query(String iin, String surname, String name, String patronymic, LocalDate birthDate) {

        @Override
        public String toString() {
            return "Query[***]";
        }
    }

    /**
     * Asks for the military record of a person.
     *
     * @param messageId our id of this message, at most 36 Latin characters
     */
    RegistryAnswer<MilitaryRecord> find(Query query, String messageId);
}
