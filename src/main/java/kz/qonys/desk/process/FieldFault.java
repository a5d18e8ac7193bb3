package kz.qonys.desk.process;

/**
 * A worded fault for the browser, so that it stands at its field.
 *
 * @param field     key, or {@code list[row].key}; empty for the whole form
 * @param component id of the component in the form schema, null for the whole form
 * @param place     labels on the way to the field
 * @param text      what is wrong
 */
public record FieldFault(String field, String component, String place, String text) {

    /** Request attribute under which the faults of a refused submission wait for the response filter. */
    public static final String ATTRIBUTE = "kz.qonys.desk.faults";
}
