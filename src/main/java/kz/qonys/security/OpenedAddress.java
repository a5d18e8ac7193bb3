package kz.qonys.security;

import java.net.URI;

/**
 * An address outside our own that pages of one application may connect to; everything else stays closed to them.
 *
 * @param pages path under which those pages stand, with a slash at its end
 */
public record OpenedAddress(String pages, URI address) {
}
