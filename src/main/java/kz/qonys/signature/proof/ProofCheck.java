package kz.qonys.signature.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.qonys.signature.CanonicalJson;
import kz.qonys.signature.Hashes;
import kz.qonys.signature.SignedContent;
import kz.qonys.signature.cms.Authorities;
import kz.qonys.signature.cms.CertificateKind;
import kz.qonys.signature.cms.CmsVerifier;
import kz.qonys.signature.cms.Demand;
import kz.qonys.signature.cms.KeptEvidence;
import kz.qonys.signature.cms.RefusedException;
import kz.qonys.signature.cms.RevocationEvidence;
import kz.qonys.signature.cms.RevocationEvidence.Kind;
import org.bouncycastle.cert.X509CertificateHolder;

/** Verifies a proof from its file alone. */
final class ProofCheck {

    /** A signature is received within this time of its snapshot; what the manifest says beyond it is not believed. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private final Map<String, byte[]> files;
    private final List<X509CertificateHolder> trusted;
    private final Map<String, Manifest.Entry> entries = new TreeMap<>();
    private final Report report = new Report(new ArrayList<>(), new ArrayList<>());

    private ProofCheck(Map<String, byte[]> files, List<X509CertificateHolder> trusted) {
        this.files = files;
        this.trusted = trusted;
    }

    /**
     * What was found.
     *
     * @param sound   one line per signature that stands
     * @param changed one line per thing that is wrong, naming field or file and the signer
     */
    record Report(List<String> sound, List<String> changed) {

        boolean stands() {
            return changed.isEmpty() && !sound.isEmpty();
        }
    }

    /**
     * Verifies a file.
     *
     * @param roots certificates to trust; when empty those in the file
     */
    static Report of(Path proof, List<byte[]> roots) {
        Map<String, byte[]> files;
        try {
            files = ProofArchive.read(proof);
        } catch (IOException | RuntimeException e) {
            return new Report(List.of(), List.of("The file is no readable ZIP (" + e.getClass().getSimpleName() + ")"));
        }
        ProofCheck check = new ProofCheck(files, roots.stream().map(ProofCheck::pem).toList());
        check.signatures();
        check.container(proof);
        return check.report;
    }

    private void signatures() {
        Manifest manifest = manifest();
        Set<String> folders = folders();
        manifest.entries().forEach(entry -> entries.put(entry.folder(), entry));
        folders.addAll(entries.keySet());
        files(manifest);
        folders.forEach(folder -> signature(folder, entries.get(folder)));
        if (folders.isEmpty()) {
            report.changed().add("The file holds no signature");
        }
    }

    private Set<String> folders() {
        return files.keySet().stream().filter(name -> name.startsWith("signature-") && name.contains("/"))
                .map(name -> name.substring(0, name.indexOf('/'))).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The manifest; when it cannot be believed, as the files themselves say it. */
    private Manifest manifest() {
        byte[] bytes = files.getOrDefault(Manifest.NAME, new byte[0]);
        try {
            Manifest read = CanonicalJson.read(bytes, Manifest.class);
            if (Manifest.FORMAT.equals(read.format()) && read.entries() != null && read.files() != null
                    && Arrays.equals(CanonicalJson.bytes(read), bytes)) {
                return read;
            }
        } catch (RuntimeException e) {
            // said below
        }
        Manifest anew = anew();
        report.changed().add(Manifest.NAME + " was changed" + new ManifestPlace(anew).of(bytes));
        return anew;
    }

    private Manifest anew() {
        Map<String, byte[]> others = new LinkedHashMap<>(files);
        others.remove(Manifest.NAME);
        List<Manifest.Entry> found = new ArrayList<>();
        String number = "";
        for (String folder : folders()) {
            byte[] snapshot = files.getOrDefault(folder + "/snapshot.json", new byte[0]);
            SignedContent content = content(snapshot);
            if (content != null) {
                found.add(Manifest.Entry.of(folder, snapshot, content, ManifestPlace.TIME));
                number = content.caseNumber();
            }
        }
        return Manifest.of(number, ManifestPlace.TIME, others, found);
    }

    /** Files that differ from the manifest; the snapshots' own parts are named one by one. */
    private void files(Manifest manifest) {
        manifest.files().forEach((name, sha256) -> {
            byte[] bytes = files.get(name);
            if (bytes == null) {
                report.changed().add(name + " is missing" + whose(name));
            } else if (!Hashes.sha256(bytes).equals(sha256) && !name.endsWith("/snapshot.json")) {
                report.changed().add(name + " was changed" + whose(name));
            }
        });
        files.keySet().stream().filter(name -> !manifest.files().containsKey(name) && !name.equals(Manifest.NAME))
                .forEach(name -> report.changed().add(name + " does not belong to the proof" + whose(name)));
    }

    /** To whose signature a file belongs; those that lie in no folder of a signature belong to all. */
    private String whose(String name) {
        Manifest.Entry entry = name.contains("/") ? entries.get(name.substring(0, name.indexOf('/'))) : null;
        return entry != null ? "; signature of " + entry.signer() : "; it belongs to no signature of its own; signers: "
                + entries.values().stream().map(Manifest.Entry::signer).collect(Collectors.joining("; "));
    }

    private void signature(String folder, Manifest.Entry entry) {
        byte[] snapshot = files.getOrDefault(folder + "/snapshot.json", new byte[0]);
        SignedContent content = content(snapshot);
        String broken = broken(folder, entry, snapshot, content);
        if (broken == null) {
            report.sound().add(folder + ": " + content.stepName() + ", signed by " + Manifest.signer(content) + " ("
                    + content.clause() + ")");
            sameInManifest(folder, entry, Manifest.Entry.of(folder, snapshot, content, null));
            return;
        }
        List<String> parts = entry == null ? List.of() : changedParts(snapshot, entry);
        String signer = content != null && parts.isEmpty() ? Manifest.signer(content)
                : entry == null ? folder : entry.signer();
        if (parts.isEmpty()) {
            report.changed().add(folder + ": the signature of " + signer + " does not stand: " + broken);
        }
        parts.forEach(part -> report.changed().add(folder + ": " + part + " was changed after " + signer + " signed"));
    }

    /** What the manifest says of a signature that stands. */
    private void sameInManifest(String folder, Manifest.Entry said, Manifest.Entry signed) {
        List<CanonicalJson.Part> wrong = new ArrayList<>(signed.parts());
        if (said != null) {
            wrong.removeAll(said.parts());
            if (!said.signer().equals(signed.signer()) || !said.step().equals(signed.step())) {
                report.changed().add(Manifest.NAME + " names another signer or step for " + folder + ", signed by "
                        + signed.signer());
            }
        }
        wrong.forEach(part -> report.changed().add(Manifest.NAME + " was changed where it tells of " + named(part)
                + "; " + folder + " itself is whole, signed by " + signed.signer()));
    }

    /** Why a signature does not stand; null when it does. */
    private String broken(String folder, Manifest.Entry entry, byte[] snapshot, SignedContent content) {
        try {
            verify(folder, entry, snapshot, content);
            return null;
        } catch (RefusedException e) {
            return e.refusal().code();
        } catch (RuntimeException e) {
            return "unreadable";
        }
    }

    private void verify(String folder, Manifest.Entry entry, byte[] snapshot, SignedContent content)
            throws RefusedException {
        byte[] cms = files.getOrDefault(folder + "/signature.p7s", new byte[0]);
        List<X509CertificateHolder> chain = named(folder + "/chain-").stream().map(ProofCheck::pem).toList();
        CmsVerifier.Verified verified = new CmsVerifier(new Authorities(roots(), chain),
                new KeptEvidence(answers(folder)))
                .verify(cms, snapshot, received(entry, content));
        new Demand(content.signer().iin(), content.signer().bin(), content.kinds().stream()
                .map(code -> CertificateKind.of(code).orElseThrow()).collect(Collectors.toSet()))
                .requireMetBy(verified.signer());
        byte[] print = files.getOrDefault(folder + "/snapshot.pdf", new byte[0]);
        if (!Hashes.sha256(print).equals(content.print())) {
            report.changed().add(folder + ": snapshot.pdf is not what " + Manifest.signer(content) + " signed");
        }
    }

    /** The manifest's time is a claim; it must lie where the signed snapshot lets it. */
    private static Instant received(Manifest.Entry entry, SignedContent content) {
        Instant made = Instant.parse(content.madeAt());
        try {
            Instant claimed = entry == null ? made : Instant.parse(entry.receivedAt());
            return claimed.isBefore(made) || claimed.isAfter(made.plus(LONGEST)) ? made : claimed;
        } catch (DateTimeException e) {
            return made;
        }
    }

    private static List<String> changedParts(byte[] snapshot, Manifest.Entry entry) {
        List<String> changed = new ArrayList<>();
        int end = 0;
        for (CanonicalJson.Part part : entry.parts()) {
            end = part.offset() + part.length();
            boolean same = end <= snapshot.length && part.offset() >= 0 && part.length() >= 0 && Hashes.sha256(
                    Arrays.copyOfRange(snapshot, part.offset(), end)).equals(part.sha256());
            if (!same) {
                changed.add(named(part));
            }
        }
        return changed;
    }

    static String named(CanonicalJson.Part part) {
        return part.label() == null ? "\"" + part.name() + "\"" : "\"" + part.label() + "\" (" + part.name() + ")";
    }

    private static SignedContent content(byte[] snapshot) {
        try {
            return CanonicalJson.read(snapshot, SignedContent.class);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private List<X509CertificateHolder> roots() {
        return trusted.isEmpty() ? named("roots/").stream().map(ProofCheck::pem).toList() : trusted;
    }

    private List<byte[]> named(String prefix) {
        return files.entrySet().stream().filter(file -> file.getKey().startsWith(prefix)).map(Map.Entry::getValue)
                .toList();
    }

    private List<RevocationEvidence> answers(String folder) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        files.keySet().stream().filter(name -> name.startsWith(folder + "/revocation-")).forEach(name -> kinds.put(name,
                name.endsWith(".ocsp") ? Kind.OCSP : name.contains("/revocation-delta-") ? Kind.DELTA_CRL : Kind.CRL));
        return kinds.entrySet().stream()
                .map(one -> new RevocationEvidence(one.getValue(), files.get(one.getKey()))).toList();
    }

    private static X509CertificateHolder pem(byte[] text) {
        try {
            return new X509CertificateHolder(Base64.getMimeDecoder().decode(new String(text, StandardCharsets.US_ASCII)
                    .replaceAll("-----(BEGIN|END) CERTIFICATE-----", "")));
        } catch (IOException e) {
            throw new IllegalArgumentException("Not a certificate in PEM");
        }
    }

    private void container(Path proof) {
        try {
            int difference = ProofArchive.firstDifference(proof, files);
            if (difference >= 0 && report.changed().isEmpty()) {
                String owner = ProofArchive.owner(files, difference);
                report.changed().add("The container (ZIP) was changed at byte " + difference
                        + (owner.isEmpty() ? "" : ", in its record of " + owner)
                        + (owner.equals(Manifest.NAME) ? " or in a time that this names" : "")
                        + "; the signatures in it are whole" + whose(owner));
            }
        } catch (IOException e) {
            report.changed().add("The file cannot be read again");
        }
    }
}
