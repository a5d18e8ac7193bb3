package kz.qonys.signature;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.StoredDocument;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.print.Prints;
import kz.qonys.signature.SignedContent.Signer;
import kz.qonys.signature.cms.CertificateKind;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Roles;
import kz.qonys.staff.Staff;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Makes what is signed: the content with its nonce, its canonical bytes, and the PDF that says the same. */
@Component
class Snapshots {

    private static final int NONCE = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CaseFiles cases;
    private final Documents documents;
    private final StaffDirectory staff;
    private final Staff people;
    private final Roles roles;
    private final SignerNumbers numbers;
    private final Prints prints;
    private final Messages messages;
    private final SignatureSettings settings;
    private final Clock clock;

    Snapshots(CaseFiles cases, Documents documents, StaffDirectory staff, Staff people, Roles roles,
            SignerNumbers numbers, Prints prints, Messages messages, SignatureSettings settings, Clock clock) {
        this.cases = cases;
        this.documents = documents;
        this.staff = staff;
        this.people = people;
        this.roles = roles;
        this.numbers = numbers;
        this.prints = prints;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    /** A snapshot with its print. */
    record Made(Snapshot snapshot, String contentSha256, byte[] print) {
    }

    /** A line of the head of the print. */
    public record Line(String label, String shown) {
    }

    /** @throws FaultException when the signer's IIN is not on file */
    Made make(Signable signable, SigningStep step, Language language) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SignedContent content = content(signable, step, language, now);
        byte[] print = print(content, language, now);
        SignedContent printed = content.printed(Hashes.sha256(print));
        return new Made(new Snapshot(SignatureStore.newId(), CanonicalJson.bytes(printed), printed),
                contentSha256(signable, step, language), print);
    }

    /** Hash of what is decided, the same for the same decision over the same content in the same language. */
    String contentSha256(Signable signable, SigningStep step, Language language) {
        CaseSummary summary = cases.summary(signable.caseId());
        Map<String, Object> decided = new LinkedHashMap<>();
        decided.put("caseId", signable.caseId());
        decided.put("taskId", signable.taskId());
        decided.put("step", step.task());
        decided.put("round", summary.round());
        decided.put("user", signable.user());
        decided.put("office", signable.office());
        decided.put("language", language.code());
        decided.put("decision", signable.decision());
        decided.put("fields", signable.fields());
        decided.put("documents", onFile(signable.caseId(), language));
        return Hashes.sha256(CanonicalJson.bytes(decided));
    }

    private SignedContent content(Signable signable, SigningStep step, Language language, Instant now) {
        CaseSummary summary = cases.summary(signable.caseId());
        Duration validity = settings.validity();
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        return new SignedContent(SignedContent.FORMAT, summary.caseId(), summary.caseNumber(), step.chain(),
                signable.taskId(), step.task(), signable.stepName(), summary.round(), signable.decision(),
                step.clause(language), language.code(), signer(signable, language),
                Arrays.stream(CertificateKind.values()).filter(step.kinds()::contains).map(CertificateKind::code)
                .toList(),
                signable.fields(), onFile(summary.caseId(), language), HexFormat.of().formatHex(nonce), now.toString(),
                now.plus(validity).toString(), null);
    }

    private Signer signer(Signable signable, Language language) {
        String iin = numbers.iin(signable.user())
                .orElseThrow(() -> new FaultException(Fault.of("signature.fault.no-iin")));
        Office office = staff.office(signable.office())
                .orElseThrow(() -> new FaultException(Fault.of("signature.fault.no-office")));
        String name = staff.officer(signable.user()).map(Snapshots::name).orElse(signable.user());
        String role = signable.role() == null ? "" : signable.role();
        String roleName = roles.find(role).map(found -> found.name(language)).orElse(role);
        return new Signer(signable.user(), name, iin, role, absent(signable, role)
                .map(absent -> messages.text(language, "signature.acting", roleName, name(absent))).orElse(roleName),
                office.id(), office.name(language), office.bin());
    }

    /** Whom the signer stands in for in the role; empty when it is the signer's own. */
    private Optional<Officer> absent(Signable signable, String role) {
        List<Officer> holders = staff.holders(role, signable.office());
        return holders.stream().anyMatch(holder -> holder.id().equals(signable.user())) ? Optional.empty()
                : people.standInsOf(signable.user()).stream().flatMap(standIn -> holders.stream()
                        .filter(holder -> holder.id().equals(standIn.absent()))).findFirst();
    }

    private static String name(Officer officer) {
        return String.join(" ", officer.surname(), officer.name(), officer.patronymic()).strip();
    }

    private List<SignedDocument> onFile(String caseId, Language language) {
        return documents.onFile(caseId).stream().map(document -> document(document, language)).toList();
    }

    private SignedDocument document(StoredDocument document, Language language) {
        return new SignedDocument(document.documentId(), document.kind().code(),
                messages.text(language, "documentKind." + document.kind().code()), document.fileName(),
                document.mediaType(), document.size(), document.sha256());
    }

    private byte[] print(SignedContent content, Language language, Instant at) {
        String title = messages.text(language, "signature.print.title", content.stepName());
        DateTimeFormatter moment = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(clock.getZone());
        List<Line> head = List.of(
                line(language, "case", content.caseNumber()), line(language, "step", content.stepName()),
                line(language, "round", Integer.toString(content.round())),
                line(language, "clause", content.clause()), line(language, "signer", content.signer().name()),
                line(language, "iin", content.signer().iin()), line(language, "role", content.signer().roleName()),
                line(language, "office", content.signer().officeName()),
                line(language, "bin", content.signer().bin()), line(language, "made", moment.format(at)));
        return prints.pdf("signed-decision", language, title, Map.of("content", content, "head", head), at);
    }

    private Line line(Language language, String name, String shown) {
        return new Line(messages.text(language, "signature.print." + name), shown);
    }
}
