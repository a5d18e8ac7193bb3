package kz.qonys.evidence.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.evidence.Capture;
import kz.qonys.evidence.Evidence;
import kz.qonys.evidence.EvidenceItem;
import kz.qonys.evidence.EvidenceProperties;
import kz.qonys.evidence.Position;
import kz.qonys.evidence.Receipt;
import kz.qonys.evidence.web.EvidenceWording.ReceiptView;
import kz.qonys.evidence.web.EvidenceWording.ServiceView;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import kz.qonys.plan.PlannedServices;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Evidence for the page and, by {@code evidence/openapi.yaml}, for a field application. Rights are asked by the
 * service.
 */
@RestController
@RequestMapping("/api/evidence")
class EvidenceResource {

    /** How many own services wait, for the link in Tasklist. */
    record Entry(int services, String text) {
    }

    /** Largest sizes and the size of a chunk, bytes. */
    record Limits(long photo, long video, long chunk) {
    }

    /** A code that may be sent, with its words. */
    record Choice(String value, String label) {
    }

    /** All that a device needs before it captures. */
    record Work(String user, Limits limits, List<Choice> noPosition, List<ServiceView> services) {
    }

    /** Fix of a device; metres and degrees. */
    record Fix(Double latitude, Double longitude, Double accuracy, Instant at) {
    }

    /** Announcement as it is sent; the id stands in the path. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Announcement(String serviceId, String kind, String mediaType, long size, Integer chunkSize,
            String sha256, String origin, Instant capturedAt, Fix position, String noPosition) {
    }

    private final Evidence evidence;
    private final EvidenceWording wording;
    private final EvidenceProperties limits;
    private final PlannedServices services;
    private final StaffDirectory staff;
    private final Messages messages;

    EvidenceResource(Evidence evidence, EvidenceWording wording, EvidenceProperties limits, PlannedServices services,
            StaffDirectory staff, Messages messages) {
        this.evidence = evidence;
        this.wording = wording;
        this.limits = limits;
        this.services = services;
        this.staff = staff;
        this.messages = messages;
    }

    @GetMapping("/openapi.yaml")
    ResponseEntity<Resource> contract() {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
                .body(new ClassPathResource("evidence/openapi.yaml"));
    }

    @GetMapping("/entry")
    ResponseEntity<Entry> entry(Principal principal) {
        int own = services.ownOf(officer(principal)).size();
        return own == 0 ? ResponseEntity.noContent().build()
                : ResponseEntity.ok().cacheControl(CacheControl.noStore())
                        .body(new Entry(own, messages.text("evidence.entry", own)));
    }

    @GetMapping("/services")
    ResponseEntity<Work> services(Principal principal) {
        Officer officer = officer(principal);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Work(officer.id(),
                new Limits(limits.photoSize().toBytes(), limits.videoSize().toBytes(), limits.chunkSize().toBytes()),
                Evidence.NO_POSITION.stream()
                        .map(code -> new Choice(code, messages.text("evidence.noPosition." + code))).toList(),
                wording.ownOf(officer)));
    }

    @PutMapping("/items/{id}")
    ResponseEntity<ReceiptView> announce(@PathVariable String id, @RequestBody Announcement said, Principal principal) {
        return answer(evidence.announce(new Capture(id, said.serviceId(), said.kind(), said.mediaType(), said.size(),
                said.chunkSize(), said.sha256(), said.origin(), said.capturedAt(), position(said.position()),
                said.noPosition()), officer(principal)));
    }

    @GetMapping("/items/{id}")
    ResponseEntity<ReceiptView> receipt(@PathVariable String id, Principal principal) {
        return answer(evidence.receipt(id, officer(principal)));
    }

    @PutMapping(path = "/items/{id}/chunks/{ordinal}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<ReceiptView> chunk(@PathVariable String id, @PathVariable int ordinal, InputStream body,
            Principal principal) throws IOException {
        byte[] content = body.readNBytes(Evidence.LARGEST_CHUNK + 1);
        if (content.length > Evidence.LARGEST_CHUNK) {
            throw new FaultException(Fault.of("evidence.fault.chunk"));
        }
        return answer(evidence.chunk(id, ordinal, content, officer(principal)));
    }

    @PostMapping("/items/{id}/complete")
    ResponseEntity<ReceiptView> complete(@PathVariable String id, Principal principal) {
        return answer(evidence.complete(id, officer(principal)));
    }

    @GetMapping("/items/{id}/thumbnail")
    ResponseEntity<byte[]> thumbnail(@PathVariable String id, Principal principal) {
        byte[] picture = evidence.thumbnail(id, officer(principal)).orElseThrow(CaseNotVisibleException::new);
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "sandbox; default-src 'none'").body(picture);
    }

    @GetMapping("/items/{id}/content")
    ResponseEntity<InputStreamResource> content(@PathVariable String id, Principal principal) {
        EvidenceItem item = evidence.open(id, officer(principal));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(item.mediaType().code()))
                .contentLength(item.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(item.id() + "." + item.mediaType().extension(), StandardCharsets.UTF_8).build()
                        .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(evidence.content(item)));
    }

    /** What was refused for good is 422, so that a device stops sending it. */
    private ResponseEntity<ReceiptView> answer(Receipt receipt) {
        boolean refused = receipt.state().equals(EvidenceItem.State.REFUSED.code());
        return ResponseEntity.status(refused ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK)
                .cacheControl(CacheControl.noStore()).body(wording.receipt(receipt));
    }

    /** A fix without its numbers is no fix, not one at 0° N 0° E. */
    private static Position position(Fix fix) {
        if (fix == null) {
            return null;
        }
        return new Position(fix.latitude() == null ? Double.NaN : fix.latitude(),
                fix.longitude() == null ? Double.NaN : fix.longitude(), fix.accuracy(), fix.at());
    }

    private Officer officer(Principal principal) {
        return staff.officer(principal.getName()).orElseThrow(CaseNotVisibleException::new);
    }
}
