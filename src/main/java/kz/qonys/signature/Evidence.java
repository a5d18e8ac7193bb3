package kz.qonys.signature;

import java.time.Instant;
import java.util.List;

/**
 * What was found when a signature was judged, as kept beside it. Personal data: certificates carry names and numbers.
 *
 * @param certificate Base64 of the signer's certificate
 * @param chain       Base64 of the chain, the signer's certificate first, the root last
 * @param revocation  ids of the kept answers that nothing in the chain was revoked
 * @param kind        code of the certificate's kind that satisfied the step
 * @param signedAt    moment for which it was judged, ISO
 * @param timestamp   true when a timestamp attests that moment
 * @param gost        true for a key of the Kazakh GOSTs
 * @param second      {@code agreed} when NCANode agreed, {@code not-asked} when none is configured
 */
public record Evidence(String certificate, List<String> chain, List<String> revocation, String kind, String signedAt,
        boolean timestamp, boolean gost, String second) {

    Instant moment() {
        return Instant.parse(signedAt);
    }

    @Override
    public String toString() {
        return "Evidence[" + kind + "]";
    }
}
