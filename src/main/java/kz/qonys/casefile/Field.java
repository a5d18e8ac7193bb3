package kz.qonys.casefile;

import java.util.Set;

/**
 * A field of the case as forms know it.
 *
 * @param key      form component key
 * @param place    where its value stands
 * @param name     its name at that place
 * @param kind     what values it takes
 * @param required true when it can be entered but not emptied
 * @param max      longest text, in characters
 * @param codes    for {@link Kind#CODE}: the allowed codes; {@code enumeration} names them for the message store
 */
record Field(String key, Place place, String name, Kind kind, boolean required, int max, String enumeration,
        Set<String> codes) {

    /** Where a value stands; the sections are rows of case_section. */
    enum Place {
        APPLICANT, CASE, FAMILY, CONSENT, REMARKS, COMPUTED, CONTACTS, EDUCATION, OCCUPATION, SETTLEMENT, DECISION;

        boolean section() {
            return ordinal() >= CONTACTS.ordinal();
        }
    }

    enum Kind {
        NAME, IIN, BIRTH_DATE, PAST_DATE, DATE, CODE, COUNTRY, DOCUMENT_NUMBER, PHONE, EMAIL, LINE, TEXT, FLAG,
        TEXT_OR_FLAG, OFFICE, ROWS
    }

    boolean readOnly() {
        return place == Place.COMPUTED;
    }

    /** A field whose value is part of the application, so that snapshots and differences cover it. */
    boolean content() {
        return place != Place.COMPUTED && place != Place.REMARKS && place != Place.DECISION;
    }
}
