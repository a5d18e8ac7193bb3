package kz.qonys.registry;

/** State data base of legal entities, service GbdulInfoByBin_v2; contract: {@code registry/xsd/gbd-ul-2.0.xsd}. */
public interface LegalEntityRegistry {

    /**
     * Asks for the legal entity with this BIN.
     *
     * @param bin       twelve digits
     * @param messageId our id of this message, at most 36 Latin characters
     */
    RegistryAnswer<LegalEntity> find(String bin, String messageId);
}
