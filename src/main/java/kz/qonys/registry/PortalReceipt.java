package kz.qonys.registry;

/**
 * What the migration portal confirms.
 *
 * @param portalNumber number of the application on the portal; no personal data
 */
public record PortalReceipt(String portalNumber) {
}
