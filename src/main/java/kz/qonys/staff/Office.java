package kz.qonys.staff;

import kz.qonys.language.Language;

/**
 * An institution at a place.
 *
 * @param id          stable short id, lower case letters, digits, hyphen, e.g. {@code tur-cc}; part of group ids
 * @param institution what kind of body it is
 * @param kato        nine-digit KATO code of its territory
 * @param bin         twelve-digit business identification number
 * @param nameKk      official name in Kazakh
 * @param nameRu      official name in Russian
 */
public record Office(String id, Institution institution, String kato, String bin, String nameKk, String nameRu) {

    /** Nine-digit KATO code of the region (oblast or city of republican significance) this office lies in. */
    public String region() {
        return kato.substring(0, 2) + "0000000";
    }

    /** The office's name for a reader; English readers get the Russian one, offices have no official English name. */
    public String name(Language language) {
        return language == Language.KK ? nameKk : nameRu;
    }
}
