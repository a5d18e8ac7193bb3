package kz.qonys.desk;

import java.util.List;
import kz.qonys.language.Language;

/** Choices that come from staff data; a form names one as {@code valuesKey}. */
public interface OptionLists {

    /** One choice. */
    record Option(String label, String value) {
    }

    /** True when the key names a list of this kind. */
    boolean knows(String key);

    /**
     * The choices, sorted for the reader.
     *
     * @param settlementOffice career centre of settlement of the case, null when not chosen
     * @return empty when nothing can be chosen
     * @throws IllegalArgumentException when the key is unknown
     */
    List<Option> options(String key, String settlementOffice, Language language);
}
