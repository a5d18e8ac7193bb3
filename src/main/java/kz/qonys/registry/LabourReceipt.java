package kz.qonys.registry;

/**
 * What the labour-market system confirms.
 *
 * @param number number of the draft or of the registration there; no personal data
 */
public record LabourReceipt(String number) {
}
