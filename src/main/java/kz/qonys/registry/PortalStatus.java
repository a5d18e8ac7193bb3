package kz.qonys.registry;

import java.util.Locale;

/** Where an application stands, as reported to the migration portal. */
public enum PortalStatus {
    REGISTERED, IN_REVIEW_DEPARTURE, IN_REVIEW_SETTLEMENT, RETURNED, HANDED_TO_SETTLEMENT, REFUSED, WITHDRAWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
