package kz.qonys.signature.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import kz.qonys.signature.Attempt;
import kz.qonys.signature.CanonicalJson;
import kz.qonys.signature.SignedContent;
import kz.qonys.signature.SignedDecisions;
import kz.qonys.signature.Signing;
import kz.qonys.signature.SigningClient;
import kz.qonys.signature.Snapshot;
import kz.qonys.signature.cms.CertificateKind;
import kz.qonys.signature.proof.ProofExport;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signing for Tasklist. Nothing to sign, a snapshot made for somebody else and a case whose card the reader may
 * not see are 404; a refused signature is 422 with its reason in words. Nothing is cached.
 */
@RestController
@RequestMapping("/api/signature")
class SignatureController {

    private static final int LARGEST = 128 * 1024;

    private final Signing signing;
    private final SignedDecisions decisions;
    private final ProofExport proofs;
    private final SigningClient client;
    private final StaffDirectory staff;
    private final Messages messages;

    SignatureController(Signing signing, SignedDecisions decisions, ProofExport proofs, SigningClient client,
            StaffDirectory staff, Messages messages) {
        this.signing = signing;
        this.decisions = decisions;
        this.proofs = proofs;
        this.client = client;
        this.staff = staff;
        this.messages = messages;
    }

    /** What the form would submit: values by field key, lists as lists. */
    record Form(Map<String, Object> values) {

        @Override
        public String toString() {
            return "Form";
        }
    }

    /**
     * How a task stands.
     *
     * @param required true when it cannot be completed unsigned
     * @param state    {@code none}, {@code waiting}, {@code accepted} or {@code refused}
     * @param text     the state in words; null for none
     * @param kinds    kinds of certificate that the step takes, in words
     * @param unsigned decisions that nobody signs
     */
    record Standing(boolean required, String state, String text, String snapshotId, List<String> kinds,
            List<String> unsigned) {
    }

    /**
     * What is to be signed.
     *
     * @param about   the head of it in words
     * @param data    Base64 of the bytes to sign
     * @param print   where the PDF of the same content is
     * @param client  address of NCALayer's websocket
     * @param request the frame to send there
     */
    record ToSign(String snapshotId, List<Line> about, String data, String sha256, String validUntil,
            List<String> kinds, URI print, URI client, NcaLayerRequest request) {

        @Override
        public String toString() {
            return "ToSign[" + snapshotId + "]";
        }
    }

    /** A word and what stands behind it. */
    record Line(String label, String shown) {

        @Override
        public String toString() {
            return "Line[" + label + "]";
        }
    }

    /** What became of a signature: {@code accepted} or {@code waiting}. */
    record Taken(String state, String text) {
    }

    /** 204 when the task is not the reader's or is not signed: Tasklist asks for every form that it draws. */
    @GetMapping("/tasks/{taskId}")
    ResponseEntity<Standing> standing(@PathVariable String taskId, Principal reader) {
        return signing.standing(taskId, reader.getName()).map(this::standing)
                .orElse(ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build());
    }

    private ResponseEntity<Standing> standing(Signing.Standing standing) {
        String state = standing.outcome() == null ? "none" : standing.outcome().name().toLowerCase(Locale.ROOT);
        String text = standing.outcome() == null ? null
                : standing.reason() == null ? messages.text("signature.state.accepted")
                : messages.text(standing.reason());
        return answer(HttpStatus.OK, new Standing(standing.enforced(), state, text, standing.snapshotId(),
                standing.step().kinds().stream().map(CertificateKind::code).sorted().map(this::kind).toList(),
                standing.step().unsigned().stream().sorted().toList()));
    }

    @PostMapping("/tasks/{taskId}")
    ResponseEntity<ToSign> begin(@PathVariable String taskId, @RequestBody Form form, Principal reader) {
        Map<String, Object> values = form.values() == null ? new HashMap<>() : form.values();
        Snapshot snapshot = signing.begin(taskId, reader.getName(), values);
        return answer(HttpStatus.CREATED, new ToSign(snapshot.id(), about(snapshot.content()),
                Base64.getEncoder().encodeToString(snapshot.bytes()), snapshot.sha256(),
                snapshot.content().validUntil(), snapshot.content().kinds().stream().map(this::kind).toList(),
                URI.create("/api/signature/snapshots/" + snapshot.id() + "/print"), client.address(),
                NcaLayerRequest.of(snapshot)));
    }

    @GetMapping("/snapshots/{snapshotId}/print")
    ResponseEntity<byte[]> print(@PathVariable String snapshotId, Principal reader) {
        return file(MediaType.APPLICATION_PDF, "decision.pdf", ContentDisposition.inline(),
                signing.print(snapshotId, reader.getName()));
    }

    /** {@code {"cms": …}} as NCALayer gives it, Base64 or PEM; read no further than a signature may be long. */
    @PostMapping(path = "/snapshots/{snapshotId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Taken> finish(@PathVariable String snapshotId, InputStream body, Principal reader)
            throws IOException {
        return finish(snapshotId, signed(bounded(body)).getBytes(StandardCharsets.UTF_8), reader);
    }

    private static String signed(byte[] body) {
        try {
            return CanonicalJson.read(body, JsonNode.class).path("cms").asText();
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of("signature.refused.malformed"));
        }
    }

    /** The second way: a file .cms or .p7s made elsewhere, as the body. */
    @PostMapping(path = "/snapshots/{snapshotId}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<Taken> upload(@PathVariable String snapshotId, InputStream body, Principal reader)
            throws IOException {
        return finish(snapshotId, bounded(body), reader);
    }

    private static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new FaultException(Fault.of("signature.refused.too-large"));
        }
        return bytes;
    }

    @GetMapping("/cases/{caseId}")
    ResponseEntity<List<SignedDecisions.Checked>> check(@PathVariable String caseId, Principal reader) {
        return answer(HttpStatus.OK, decisions.check(caseId, officer(reader)));
    }

    @GetMapping("/cases/{caseId}/proof")
    ResponseEntity<byte[]> proof(@PathVariable String caseId, Principal reader) {
        return file(MediaType.valueOf("application/zip"), "proof.zip", ContentDisposition.attachment(),
                proofs.export(caseId, officer(reader)));
    }

    private ResponseEntity<Taken> finish(String snapshotId, byte[] cms, Principal reader) {
        Attempt attempt = signing.finish(snapshotId, reader.getName(), cms);
        boolean waits = attempt.outcome() == Attempt.Outcome.WAITING;
        return answer(waits ? HttpStatus.ACCEPTED : HttpStatus.OK, new Taken(waits ? "waiting" : "accepted",
                messages.text(waits ? attempt.reason() : "signature.state.accepted")));
    }

    private List<Line> about(SignedContent content) {
        SignedContent.Signer signer = content.signer();
        return Stream.of(line("case", content.caseNumber()), line("step", content.stepName()),
                line("decision", content.decided()), line("clause", content.clause()),
                line("signer", signer.name()), line("role", signer.roleName()), line("office", signer.officeName()))
                .filter(line -> !line.shown().isEmpty()).toList();
    }

    private Line line(String name, String shown) {
        return new Line(messages.text("signature.print." + name), shown);
    }

    private String kind(String code) {
        return messages.text("signature.kind." + code);
    }

    private Officer officer(Principal reader) {
        return staff.officer(reader.getName()).orElseThrow(CaseNotVisibleException::new);
    }

    private static <T> ResponseEntity<T> answer(HttpStatus status, T body) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, ContentDisposition.Builder way,
            byte[] bytes) {
        return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, way.filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff").body(bytes);
    }
}
