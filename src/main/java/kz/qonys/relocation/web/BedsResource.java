package kz.qonys.relocation.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.qonys.casefile.AboutCases;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.relocation.Occupancies;
import kz.qonys.relocation.Occupancies.Occupancy;
import kz.qonys.relocation.Occupancies.Stay;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import kz.qonys.staff.StaffDirectory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Beds of the centres of the reader's own region. Nothing of a family is told but the number of its case, and that only
 * to who may see the case. Staff of the settlement side alone come here, see the route table.
 */
@RestController
@AboutCases
class BedsResource {

    private final Occupancies occupancies;
    private final CaseFiles cases;
    private final StaffDirectory staff;
    private final AccessMatrix matrix;
    private final Messages messages;
    private final Clock clock;

    BedsResource(Occupancies occupancies, CaseFiles cases, StaffDirectory staff, AccessMatrix matrix, Messages messages,
            Clock clock) {
        this.occupancies = occupancies;
        this.cases = cases;
        this.staff = staff;
        this.matrix = matrix;
        this.messages = messages;
        this.clock = clock;
    }

    /** The days that {@link CentreView#empty} counts, in their order, and the centres. */
    record Region(List<LocalDate> days, List<CentreView> centres) {
    }

    /** One centre; see {@link Occupancy}. */
    record CentreView(String code, String name, String kind, int beds, int taken, int reserved, int free,
            List<Integer> empty, List<StayView> stays) {
    }

    /**
     * Beds of one family.
     *
     * @param caseNumber null for who may not see the case
     * @param arrived    false while the beds are kept for it
     * @param day        since when it lives there, or when it is to come; null when no day was arranged
     * @param until      last day of its temporary registration; null when there is none
     */
    record StayView(String caseNumber, int beds, boolean arrived, LocalDate day, LocalDate until) {
    }

    @GetMapping("/api/beds")
    ResponseEntity<Region> beds(Principal principal) {
        Officer reader = staff.officer(principal.getName()).orElseThrow(CaseNotVisibleException::new);
        LocalDate today = LocalDate.now(clock);
        List<Occupancy> found = reader.positions().stream().map(position -> position.office().region()).distinct()
                .flatMap(region -> occupancies.in(region).stream()).toList();
        Map<String, CaseSummary> known = cases.summaries(found.stream().flatMap(one -> one.stays().stream())
                .map(Stay::caseId).toList());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Region(
                IntStream.range(0, Occupancies.DAYS).mapToObj(today::plusDays).toList(),
                found.stream().map(one -> view(one, known, reader)).toList()));
    }

    private CentreView view(Occupancy one, Map<String, CaseSummary> known, Officer reader) {
        return new CentreView(one.centre().code(), one.centre().name(Language.current()),
                messages.text("relocation.centre-kind." + one.centre().kind()), one.beds(), one.taken(), one.reserved(),
                one.free(), one.empty(), one.stays().stream().map(stay ->
                view(stay, known.get(stay.caseId()), reader)).toList());
    }

    private StayView view(Stay stay, CaseSummary summary, Officer reader) {
        boolean seen = summary != null && matrix.allows(reader, Operation.CASE_STATUS_READ, summary.sides());
        return new StayView(seen ? summary.caseNumber() : null, stay.beds(), stay.arrived(),
                stay.arrived() ? stay.arrivedOn() : stay.expectedOn(), stay.registeredUntil());
    }
}
