package kz.qonys.registry;

import java.time.LocalDate;

/**
 * An employer as the state data base of legal entities knows it. Its head and founders are persons: they are not read.
 *
 * @param bin          twelve digits
 * @param nameKk       full name in Kazakh
 * @param nameRu       full name in Russian
 * @param registeredOn day of the first registration, may be null
 * @param liquidatedOn null while it exists
 * @param idle         true when the tax authority calls it inactive
 * @param kato         code of the place, may be null
 * @param address      in one line in Russian, may be empty
 * @param activity     main kind of activity in Russian, may be null
 */
public record LegalEntity(String bin, String nameKk, String nameRu, LocalDate registeredOn, LocalDate liquidatedOn,
        boolean idle, String kato, String address, String activity) {

    /** True when the entity exists on that day and is not inactive: it can employ somebody. */
    public boolean activeOn(LocalDate day) {
        return !idle && (liquidatedOn == null || liquidatedOn.isAfter(day));
    }
}
