package kz.qonys.relocation.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.qonys.casefile.AboutCases;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.language.Messages;
import kz.qonys.relocation.Assistants;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import kz.qonys.staff.Staff;
import kz.qonys.staff.StaffDirectory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Another assistant for a family; and the families that an assistant accompanies, or that a director's centre settles,
 * those first whose assistant has left, those last that have not got one yet.
 */
@RestController
@AboutCases
class AssistantResource {

    private static final String DIRECTOR = "career-centre-director";
    private static final int MOST = 500;

    private final Assistants assistants;
    private final CaseFiles cases;
    private final StaffDirectory staff;
    private final Staff register;
    private final AccessMatrix matrix;
    private final Messages messages;

    AssistantResource(Assistants assistants, CaseFiles cases, StaffDirectory staff, Staff register, AccessMatrix matrix,
            Messages messages) {
        this.assistants = assistants;
        this.cases = cases;
        this.staff = staff;
        this.register = register;
        this.matrix = matrix;
        this.messages = messages;
    }

    /** User id of the new assistant, a code of {@link Assistants#REASONS}, and what the director adds. */
    record Wish(String assistant, String reason, String note) {
    }

    /**
     * One family.
     *
     * @param assistant null while it has none
     * @param since     since when it has the assistant, or has none any more; null before the first was named
     * @param mine      true when the reader is its assistant or stands in
     */
    record FamilyRow(String caseId, String caseNumber, String family, String stage, String assistant, LocalDate since,
            boolean mine) {

        @Override
        public String toString() {
            return "FamilyRow[" + caseId + "]";
        }
    }

    @PostMapping("/api/case/{caseId}/assistant")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void replace(@PathVariable String caseId, @RequestBody Wish wish, Principal principal) {
        Officer officer = officer(principal);
        if (!matrix.allows(officer, Operation.ASSISTANT_NAME, cases.summary(caseId).sides())) {
            throw new CaseNotVisibleException();
        }
        assistants.replace(caseId, wish.assistant(), wish.reason(), wish.note(), access(officer, "assistant-change"));
    }

    @GetMapping("/api/families")
    @Transactional
    ResponseEntity<List<FamilyRow>> families(Principal principal) {
        Officer reader = officer(principal);
        Set<String> people = new LinkedHashSet<>(Set.of(reader.id()));
        register.standInsOf(reader.id()).forEach(standIn -> people.add(standIn.absent()));
        Map<String, CaseSummary> found = new LinkedHashMap<>();
        Stream.concat(cases.entrusted(people).stream(), centres(reader)
                .flatMap(centre -> cases.settling(centre, MOST).stream()))
                .filter(one -> matrix.allows(reader, Operation.FAMILY_CARD_READ, one.sides()))
                .limit(MOST).forEach(one -> found.putIfAbsent(one.caseId(), one));
        Map<String, String> names = cases.displayNames(found.keySet(), access(reader, "families"));
        Map<String, LocalDate> since = assistants.since(found.keySet());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found.values().stream()
                .map(one -> row(one, names.getOrDefault(one.caseId(), ""), since.get(one.caseId()), people))
                .sorted(Comparator.comparing(AssistantResource::rank)).toList());
    }

    private FamilyRow row(CaseSummary one, String name, LocalDate since, Set<String> people) {
        String assistant = one.assistant();
        String stage = messages.text("stage." + one.stage().code());
        return new FamilyRow(one.caseId(), one.caseNumber(), name, stage, assistant == null ? null
                : staff.named(assistant), since, assistant != null && people.contains(assistant));
    }

    /** First who lost an assistant, last who never had one. */
    private static int rank(FamilyRow row) {
        return row.assistant() != null ? 1 : row.since() != null ? 0 : 2;
    }

    private static Stream<String> centres(Officer reader) {
        return reader.positions().stream().filter(position -> position.role().equals(DIRECTOR))
                .map(position -> position.office().id()).distinct();
    }

    private Officer officer(Principal principal) {
        return staff.officer(principal.getName()).orElseThrow(CaseNotVisibleException::new);
    }

    private static Access access(Officer officer, String purpose) {
        return new Access(officer.id(), officer.positions().get(0).office().id(), null, purpose);
    }
}
