package kz.qonys.signature.proof;

import java.util.List;
import java.util.Map;
import kz.qonys.signature.CanonicalJson;

/**
 * The table of contents of a proof. It proves nothing; it tells where a change lies.
 *
 * @param files   SHA-256 by file name
 * @param entries one per signature, in order
 */
record Manifest(String format, String caseNumber, String madeAt, Map<String, String> files, List<Entry> entries) {

    static final String FORMAT = "qonys-proof/1";
    static final String NAME = "manifest.json";

    /**
     * A signature and its files.
     *
     * @param folder     where they lie
     * @param signer     name, role and office in words
     * @param receivedAt when the signature came, ISO
     * @param parts      the parts of the snapshot's bytes
     */
    record Entry(String folder, String step, String signer, String receivedAt, List<CanonicalJson.Part> parts) {
    }
}
