package kz.qonys.signature.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.signature.CanonicalJson;
import kz.qonys.signature.SignedDecision;
import kz.qonys.signature.SignedDecisions;
import kz.qonys.signature.cms.Authorities;
import kz.qonys.signature.cms.RevocationEvidence;
import kz.qonys.staff.Officer;
import org.bouncycastle.cert.X509CertificateHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/** Exports the proof of one case. Personal data: the file is as confidential as the case. */
@Service
public class ProofExport {

    private final SignedDecisions decisions;
    private final Authorities authorities;
    private final Clock clock;

    ProofExport(SignedDecisions decisions, Authorities authorities, Clock clock) {
        this.decisions = decisions;
        this.authorities = authorities;
        this.clock = clock;
    }

    /**
     * The proof of all signatures of a case as a ZIP.
     *
     * @throws kz.qonys.casefile.CaseNotVisibleException unless the reader may see all that was signed
     */
    public byte[] export(String caseId, Officer reader) {
        List<SignedDecision> signed = decisions.proof(caseId, reader);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("README.txt", resource("signature/proof-readme.txt"));
        certificates("roots", authorities.roots(), files);
        List<Manifest.Entry> entries = new ArrayList<>();
        for (SignedDecision one : signed) {
            entries.add(entry(String.format("signature-%02d", entries.size() + 1), one, files));
        }
        String number = signed.isEmpty() ? "" : signed.get(0).snapshot().content().caseNumber();
        files.put(Manifest.NAME, CanonicalJson.bytes(Manifest.of(number,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), files, entries)));
        return ProofArchive.write(files);
    }

    private Manifest.Entry entry(String folder, SignedDecision signed, Map<String, byte[]> files) {
        files.put(folder + "/snapshot.json", signed.snapshot().bytes());
        files.put(folder + "/snapshot.pdf", signed.print());
        files.put(folder + "/signature.p7s", signed.attempt().cms());
        List<String> chain = signed.attempt().evidence().chain();
        for (int i = 0; i < chain.size(); i++) {
            files.put(folder + "/chain-" + i + ".pem", pem(Base64.getDecoder().decode(chain.get(i))));
        }
        int number = 0;
        for (RevocationEvidence answer : decisions.evidence(signed)) {
            String kind = answer.kind() == RevocationEvidence.Kind.DELTA_CRL ? "delta-" : "";
            files.put(folder + "/revocation-" + kind + number++ + answer.kind().ending(), answer.bytes());
        }
        return Manifest.Entry.of(folder, signed.snapshot().bytes(), signed.snapshot().content(),
                signed.attempt().received().toString());
    }

    private static void certificates(String folder, List<X509CertificateHolder> certificates,
            Map<String, byte[]> files) {
        try {
            for (int i = 0; i < certificates.size(); i++) {
                files.put(folder + "/root-" + i + ".pem", pem(certificates.get(i).getEncoded()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pem(byte[] der) {
        return ("-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
