package kz.qonys.signature.revocation;

import java.net.URI;
import java.util.Map;

/** Hosts that stand in certificates, and where this installation reaches them. No other host is ever asked. */
public record RevocationHosts(Map<String, URI> hosts) {
}
