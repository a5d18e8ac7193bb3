package kz.qonys.signature.cms;

/**
 * What shows that a certificate was not revoked: an answer of OCSP or a list, exactly as its authority signed it.
 *
 * @param kind  which of the two
 * @param bytes DER
 */
public record RevocationEvidence(Kind kind, byte[] bytes) {

    /** What the bytes are. */
    public enum Kind {
        OCSP, CRL, DELTA_CRL;

        /** Ending of a file that holds them. */
        public String ending() {
            return this == OCSP ? ".ocsp" : ".crl";
        }
    }

    @Override
    public String toString() {
        return "RevocationEvidence[" + kind + ", " + bytes.length + " bytes]";
    }
}
