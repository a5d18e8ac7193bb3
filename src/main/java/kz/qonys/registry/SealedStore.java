package kz.qonys.registry;

/** What lies sealed in the registry's own tables; every such store takes part in a rotation of keys. */
public interface SealedStore {

    /** Seals all of it anew, with the current key. Returns the number of values. */
    int resealAll();
}
