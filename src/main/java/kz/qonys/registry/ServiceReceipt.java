package kz.qonys.registry;

/**
 * What a system confirms of a service.
 *
 * @param number number of the entry there; no personal data
 */
public record ServiceReceipt(String number) {
}
