package kz.qonys.signature;

/** A document that the signer relied on. The file name is personal data. */
public record SignedDocument(String id, String kind, String label, String fileName, String mediaType, long size,
        String sha256) {

    @Override
    public String toString() {
        return "SignedDocument[" + id + "]";
    }
}
