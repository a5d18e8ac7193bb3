package kz.qonys.casefile.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.AboutCases;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseCard;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.StoredDocument;
import kz.qonys.language.Messages;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The case card and the documents of a case. Rights are asked by the services behind; an invisible case is 404. */
@AboutCases
@RestController
@RequestMapping("/api/case/{caseId}")
class CaseController {

    /** A document as answered after an upload. */
    record Added(String documentId, String kind, String fileName, String mediaType, long size, String sha256) {
    }

    private static final List<String> LABELS = List.of("caseNumber", "category", "stage", "holder", "round", "openedAt",
            "departureOffice", "settlementOffice", "stages", "family", "details", "documents", "remarks", "timeline",
            "knownElsewhere", "registryAnswers", "terms", "upload", "download", "remove", "person", "kind", "file",
            "resolved", "open");

    private final CaseFiles cases;
    private final Documents documents;
    private final StaffDirectory staff;
    private final Messages messages;
    private final ObjectProvider<CaseCardPart> parts;

    CaseController(CaseFiles cases, Documents documents, StaffDirectory staff, Messages messages,
            ObjectProvider<CaseCardPart> parts) {
        this.cases = cases;
        this.documents = documents;
        this.staff = staff;
        this.messages = messages;
        this.parts = parts;
    }

    @GetMapping
    ResponseEntity<CardAnswer> card(@PathVariable String caseId, Principal principal) {
        Officer reader = officer(principal);
        CaseCard card = cases.card(caseId, reader, access(reader, "case-card"));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new CardAnswer(card, parts(card, reader), labels()));
    }

    @PostMapping(path = "/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@PathVariable String caseId, @RequestParam String personId, @RequestParam String kind,
            @RequestParam MultipartFile file, @RequestParam(required = false) String taskId, Principal principal)
            throws IOException {
        Documents.Upload upload =
                new Documents.Upload(personId, kind, file.getOriginalFilename(), file.getInputStream());
        StoredDocument added = documents.add(caseId, upload, officer(principal), taskId);
        return new Added(added.documentId(), added.kind().code(), added.fileName(), added.mediaType(), added.size(),
                added.sha256());
    }

    @GetMapping("/documents/{documentId}")
    ResponseEntity<byte[]> content(@PathVariable String caseId, @PathVariable String documentId, Principal principal) {
        Documents.Content content = documents.open(caseId, documentId, officer(principal));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.document().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(content.document().fileName(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content.bytes());
    }

    @DeleteMapping("/documents/{documentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String caseId, @PathVariable String documentId, Principal principal) {
        documents.remove(caseId, documentId, officer(principal));
    }

    private Map<String, Object> parts(CaseCard card, Officer reader) {
        Map<String, Object> answers = new LinkedHashMap<>();
        parts.orderedStream()
                .filter(part -> card.operations().contains(part.operation().name()))
                .forEach(part -> {
                    Object answer = part.part(card.caseId(), reader);
                    if (answer != null) {
                        answers.put(part.name(), answer);
                    }
                });
        return answers;
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        LABELS.forEach(name -> labels.put(name, messages.text("card." + name)));
        return labels;
    }

    private Officer officer(Principal principal) {
        if (principal == null) {
            throw new CaseNotVisibleException();
        }
        return staff.officer(principal.getName()).orElseThrow(CaseNotVisibleException::new);
    }

    /** The first position names the office; which offices opened the case is for the matrix to say. */
    private static Access access(Officer officer, String purpose) {
        String office = officer.positions().isEmpty() ? null : officer.positions().get(0).office().id();
        return new Access(officer.id(), office, null, purpose);
    }
}
