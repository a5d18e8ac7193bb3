package kz.qonys.signature.cms;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** For whom a certificate of НУЦ was issued, by the object identifiers in its extended key usage. */
public enum CertificateKind {

    INDIVIDUAL("1.2.398.3.3.4.1.1"),
    EMPLOYEE("1.2.398.3.3.4.1.2.5"),
    HR("1.2.398.3.3.4.1.2.4"),
    FINANCIAL("1.2.398.3.3.4.1.2.3"),
    RIGHT_TO_SIGN("1.2.398.3.3.4.1.2.2"),
    HEAD("1.2.398.3.3.4.1.2.1");

    /** Stands beside the kinds of organisations in every certificate issued for one. */
    public static final String ORGANISATION = "1.2.398.3.3.4.1.2";

    private final String oid;

    CertificateKind(String oid) {
        this.oid = oid;
    }

    /** Object identifier in the extended key usage. */
    public String oid() {
        return oid;
    }

    /** Lower-case words with hyphens, as in tables and messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CertificateKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Kinds named by these object identifiers; one of an organisation counts only beside the organisation's own. */
    static Set<CertificateKind> named(Collection<String> oids) {
        Set<CertificateKind> kinds = EnumSet.noneOf(CertificateKind.class);
        for (CertificateKind kind : values()) {
            if (oids.contains(kind.oid) && (kind == INDIVIDUAL || oids.contains(ORGANISATION))) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
