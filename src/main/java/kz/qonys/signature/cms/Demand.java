package kz.qonys.signature.cms;

import java.util.Set;

/**
 * Who must have signed. Personal data.
 *
 * @param iin   of the person, twelve digits
 * @param bin   of the office the person acts for, twelve digits
 * @param kinds certificates with which the step may be signed
 */
public record Demand(String iin, String bin, Set<CertificateKind> kinds) {

    /** @throws RefusedException when another person, another organisation or a lower certificate signed */
    public void requireMetBy(SignerCertificate certificate) throws RefusedException {
        if (!certificate.iin().filter(iin::equals).isPresent()) {
            throw new RefusedException(Refusal.IIN);
        }
        if (certificate.kinds().stream().noneMatch(kinds::contains)) {
            throw new RefusedException(Refusal.KIND);
        }
        boolean organisation = !kinds.contains(CertificateKind.INDIVIDUAL)
                || !certificate.kinds().contains(CertificateKind.INDIVIDUAL);
        if (organisation && !certificate.bin().filter(bin::equals).isPresent()) {
            throw new RefusedException(Refusal.BIN);
        }
    }

    @Override
    public String toString() {
        return "Demand" + kinds;
    }
}
