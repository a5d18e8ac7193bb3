package kz.qonys.signature.web;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.signature.Snapshot;
import kz.qonys.signature.cms.CertificateKind;

/**
 * The call by which NCALayer signs a snapshot: module {@code kz.gov.pki.knca.basics}, method {@code sign}, ready to be
 * sent as one text frame. NCALayer offers only keys with all the purposes named; of several kinds that a step takes it
 * cannot be told, so then it offers every key of an organisation and the server judges.
 */
record NcaLayerRequest(String module, String method, Map<String, Object> args) {

    private static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";

    static NcaLayerRequest of(Snapshot snapshot) {
        Map<String, Object> signing = Map.of("decode", true, "encapsulate", false, "digested", false);
        Map<String, Object> signer = Map.of("extKeyUsageOids", purposes(snapshot),
                "iin", snapshot.content().signer().iin(), "bin", snapshot.content().signer().bin());
        return new NcaLayerRequest("kz.gov.pki.knca.basics", "sign", Map.of("format", "cms",
                "data", Base64.getEncoder().encodeToString(snapshot.bytes()), "signingParams", signing,
                "signerParams", signer, "locale", snapshot.content().language()));
    }

    private static List<String> purposes(Snapshot snapshot) {
        List<CertificateKind> kinds = snapshot.content().kinds().stream()
                .map(code -> CertificateKind.of(code).orElseThrow()).collect(Collectors.toList());
        List<String> purposes = new ArrayList<>(List.of(EMAIL_PROTECTION));
        if (!kinds.contains(CertificateKind.INDIVIDUAL)) {
            purposes.add(CertificateKind.ORGANISATION);
        }
        return kinds.size() == 1
                ? Stream.concat(purposes.stream(), Stream.of(kinds.get(0).oid())).distinct().toList() : purposes;
    }

    @Override
    public String toString() {
        return "NcaLayerRequest[" + method + "]";
    }
}
