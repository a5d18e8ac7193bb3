package kz.qonys.registry;

/** National education data base. Its contract is provisional: {@code registry/xsd/education-PROVISIONAL-1.0.xsd}. */
public interface EducationRegistry {

    /**
     * Asks for diplomas and present study of the person with this IIN. NotFound when it holds neither.
     *
     * @param messageId our id of this message, at most 36 Latin characters
     */
    RegistryAnswer<EducationRecord> find(String iin, String messageId);
}
