package kz.qonys.signature.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.signature.CanonicalJson;
import kz.qonys.signature.Hashes;
import kz.qonys.signature.SignedContent;

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

        /** The entry of a snapshot. */
        static Entry of(String folder, byte[] snapshot, SignedContent content, String receivedAt) {
            return new Entry(folder, content.stepName(), Manifest.signer(content), receivedAt,
                    CanonicalJson.parts(snapshot));
        }
    }

    /** @param files all others of the proof */
    static Manifest of(String caseNumber, String madeAt, Map<String, byte[]> files, List<Entry> entries) {
        Map<String, String> hashes = new LinkedHashMap<>();
        files.forEach((name, bytes) -> hashes.put(name, Hashes.sha256(bytes)));
        return new Manifest(FORMAT, caseNumber, madeAt, hashes, entries);
    }

    /** Whoever signed a content, in words. */
    static String signer(SignedContent content) {
        return content.signer().name() + ", " + content.signer().roleName() + ", " + content.signer().officeName();
    }
}
