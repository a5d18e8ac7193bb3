package kz.qonys.print.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.Language;
import kz.qonys.print.CasePrint;
import kz.qonys.print.CasePrint.Printed;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The papers of a case; each kind says itself who may have it, what is not allowed is not there. Every print is
 * logged.
 */
@RestController
@RequestMapping("/api/case/{caseId}/prints")
class CasePrintResource {

    /** A paper that can be printed, and whether the reader may keep it on file. */
    record Offer(String code, String key, String label, boolean keepable) {
    }

    private final ObjectProvider<CasePrint> kinds;
    private final CaseFiles cases;
    private final StaffDirectory staff;

    CasePrintResource(ObjectProvider<CasePrint> kinds, CaseFiles cases, StaffDirectory staff) {
        this.kinds = kinds;
        this.cases = cases;
        this.staff = staff;
    }

    @GetMapping
    @Transactional
    public ResponseEntity<List<Offer>> offers(@PathVariable String caseId, Principal principal) {
        cases.summary(caseId);
        Officer reader = officer(principal);
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(kinds.orderedStream()
                .flatMap(kind -> kind.papers(caseId, reader).stream().map(paper -> new Offer(kind.code(), paper.key(),
                        paper.label(), kind.keepable(caseId, paper.key(), reader)))).toList());
    }

    @GetMapping("/{code}/{key}")
    @Transactional
    public ResponseEntity<byte[]> print(@PathVariable String caseId, @PathVariable String code,
            @PathVariable String key, @RequestParam(defaultValue = "kk") String language, Principal principal) {
        Officer reader = officer(principal);
        Language wanted = Language.KK.code().equals(language) ? Language.KK : Language.RU;
        cases.summary(caseId);
        Printed printed = kind(code).print(caseId, key, wanted, reader);
        cases.noteRead(caseId, access(reader), List.of("print:" + code));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(printed.fileName(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "no-store").body(printed.pdf());
    }

    /** Keeps a paper as a document of the case, in Kazakh and in Russian. */
    @PostMapping("/{code}/{key}/keep")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void keep(@PathVariable String caseId, @PathVariable String code, @PathVariable String key,
            Principal principal) {
        cases.summary(caseId);
        kind(code).keep(caseId, key, officer(principal));
    }

    private CasePrint kind(String code) {
        return kinds.stream().filter(kind -> kind.code().equals(code)).findFirst()
                .orElseThrow(CaseNotVisibleException::new);
    }

    private Officer officer(Principal principal) {
        if (principal == null) {
            throw new CaseNotVisibleException();
        }
        return staff.officer(principal.getName()).orElseThrow(CaseNotVisibleException::new);
    }

    private static Access access(Officer officer) {
        String office = officer.positions().isEmpty() ? null : officer.positions().get(0).office().id();
        return new Access(officer.id(), office, null, "case-print");
    }
}
