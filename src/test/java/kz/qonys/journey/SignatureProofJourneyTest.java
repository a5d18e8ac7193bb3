package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import kz.qonys.signature.CanonicalJson;
import kz.qonys.signature.proof.ProofExport;
import kz.qonys.signature.proof.VerifyProofCommand;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The proof of a case, verified from its file alone: by the command, by openssl, and with a byte changed wherever one
 * is.
 */
@Journey
class SignatureProofJourneyTest extends SignedSteps {

    private static final int NO_OPENSSL = -1;
    /** Prime, so that each kind of byte of the ZIP's own records has its turn. */
    private static final int STRIDE = 17;
    private static final String SNAPSHOT = "/snapshot.json";
    private static final String MANIFEST = "manifest.json";

    @Autowired
    private ProofExport proofs;

    @TempDir
    Path folder;

    /** Where a file's bytes lie in the ZIP, its own record before them. */
    private record Place(int record, int start, int end) {

        byte[] of(byte[] zip) {
            return Arrays.copyOfRange(zip, start, end);
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldNameFieldAndSigner_whenAByteIsFlipped() throws IOException {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(CONTACT);
        byte[] zip = proofs.export(one.id, staff.officer("sko-leb-head").orElseThrow());
        assertThat(verify(zip)).contains("signature-04", "All signatures stand.").doesNotContain("CHANGED");
        assertThat(new String(zip, StandardCharsets.UTF_8)).contains(one.family.applicant().surname());

        Map<String, Place> places = places(zip);
        List<String> signers = signers(places.get(MANIFEST).of(zip));
        assertThat(signers).hasSize(4).doesNotHaveDuplicates();
        List<DynamicTest> flips = new ArrayList<>();
        places.forEach((name, place) -> flips.add(DynamicTest.dynamicTest(name, () -> {
            if (name.endsWith(SNAPSHOT)) {
                namesEachPart(zip, name, place, signers);
            } else {
                namesTheFile(zip, name, place, signers);
            }
            namesTheRecord(zip, place, signers);
        })));
        flips.add(DynamicTest.dynamicTest("the manifest's entries", () -> namesEachEntry(zip, places, signers)));
        flips.add(DynamicTest.dynamicTest("directory and end of the ZIP", () -> {
            int end = places.values().stream().mapToInt(Place::end).max().orElseThrow();
            for (int at = end; at < zip.length; at += STRIDE) {
                assertThat(flipped(zip, at)).as("byte %d", at).contains("CHANGED", "NOT proved.")
                        .containsAnyOf(all(signers));
            }
        }));
        flips.add(DynamicTest.dynamicTest("anywhere", () -> {
            SplittableRandom random = new SplittableRandom(4);
            for (int i = 0; i < 100; i++) {
                int at = random.nextInt(zip.length);
                assertThat(flipped(zip, at)).as("byte %d", at).contains("CHANGED", "NOT proved.")
                        .containsAnyOf(all(signers));
            }
        }));
        return flips.stream();
    }

    private void namesEachPart(byte[] zip, String name, Place place, List<String> signers) {
        for (CanonicalJson.Part part : CanonicalJson.parts(place.of(zip))) {
            String called = part.label() == null ? '"' + part.name() + '"'
                    : '"' + part.label() + "\" (" + part.name() + ")";
            assertThat(flipped(zip, place.start() + part.offset() + part.length() / 2))
                    .contains("CHANGED " + name.replace(SNAPSHOT, "") + ": " + called + " was changed after "
                            + signer(name, signers), "NOT proved.");
        }
    }

    private void namesTheFile(byte[] zip, String name, Place place, List<String> signers) {
        for (int at : new int[] {place.start(), (place.start() + place.end()) / 2, place.end() - 1}) {
            assertThat(flipped(zip, at)).as("byte %d", at).contains("CHANGED", name, "NOT proved.")
                    .containsAnyOf(name.startsWith("signature-") ? new String[] {signer(name, signers)} : all(signers));
        }
    }

    private void namesTheRecord(byte[] zip, Place place, List<String> signers) {
        for (int at = place.record(); at < place.start(); at += STRIDE) {
            assertThat(flipped(zip, at)).as("byte %d", at).contains("CHANGED", "NOT proved.")
                    .containsAnyOf(all(signers));
        }
    }

    /** A manifest that still reads well and one that does not: both times the field and whose it is. */
    private void namesEachEntry(byte[] zip, Map<String, Place> places, List<String> signers) {
        Place manifest = places.get(MANIFEST);
        String text = new String(manifest.of(zip), StandardCharsets.ISO_8859_1);
        for (int i = 1; i <= signers.size(); i++) {
            int entry = text.indexOf("{\"folder\":\"signature-0" + i + '"');
            int field = text.indexOf("fields/applicantSurname", entry);
            for (int at : new int[] {field + 1, text.lastIndexOf("\"label\"", field) + 1}) {
                assertThat(flipped(zip, manifest.start() + at)).contains("CHANGED " + MANIFEST,
                        "(fields/applicantSurname)", signers.get(i - 1), "NOT proved.");
            }
        }
    }

    @Test
    void shouldBeVerifiedByOpenssl() throws Exception {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(CONTACT);
        byte[] zip = proofs.export(one.id, staff.officer("sko-leb-head").orElseThrow());
        for (Map.Entry<String, Place> file : places(zip).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue().of(zip));
        }
        Path root;
        try (Stream<Path> roots = Files.list(folder.resolve("roots"))) {
            root = roots.filter(this::isRsa).findFirst().orElseThrow();
        }

        for (int i = 1; i <= 4; i++) {
            Path signed = folder.resolve("signature-0" + i);
            assumeThat(openssl(signed, root, "snapshot.json")).as("openssl is installed").isNotEqualTo(NO_OPENSSL);
            assertThat(openssl(signed, root, "snapshot.json")).isZero();
            assertThat(Files.readString(signed.resolve("openssl.log"))).contains("Verification successful");
            assertThat(openssl(signed, root, "snapshot.pdf")).isNotZero();
        }
    }

    private String flipped(byte[] zip, int at) {
        byte[] changed = zip.clone();
        changed[at] ^= 1;
        return verify(changed);
    }

    private String verify(byte[] zip) {
        try {
            Path file = Files.write(folder.resolve("proof.zip"), zip);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            VerifyProofCommand.run(new PrintStream(out, true, StandardCharsets.UTF_8), file.toString());
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Place> places(byte[] zip) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Place> places = new LinkedHashMap<>();
        int at = 0;
        while (bytes.getInt(at) == 0x04034b50) {
            int name = bytes.getShort(at + 26);
            int start = at + 30 + name + bytes.getShort(at + 28);
            int end = start + bytes.getInt(at + 18);
            places.put(new String(zip, at + 30, name, StandardCharsets.UTF_8), new Place(at, start, end));
            at = end;
        }
        return places;
    }

    private static List<String> signers(byte[] manifest) throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode entry : new ObjectMapper().readTree(manifest).path("entries")) {
            names.add(entry.path("signer").asText().replaceAll(",.*", ""));
        }
        return names;
    }

    private static String signer(String file, List<String> signers) {
        return signers.get(Integer.parseInt(file.substring("signature-".length(), file.indexOf('/'))) - 1);
    }

    private static String[] all(List<String> signers) {
        return signers.toArray(String[]::new);
    }

    private int openssl(Path signed, Path root, String content) throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "signature.p7s",
                    "-content", content, "-CAfile", root.toString(), "-certfile", "chain-1.pem", "-purpose", "any",
                    "-attime", Long.toString(desk.clock.instant().getEpochSecond()), "-out", "/dev/null")
                    .directory(signed.toFile()).redirectErrorStream(true)
                    .redirectOutput(signed.resolve("openssl.log").toFile()).start().waitFor();
        } catch (IOException e) {
            return NO_OPENSSL;
        }
    }

    private boolean isRsa(Path certificate) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(Files.newInputStream(certificate))
                    .getPublicKey().getAlgorithm().equals("RSA");
        } catch (IOException | CertificateException e) {
            return false;
        }
    }
}
