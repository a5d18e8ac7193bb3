package kz.qonys.review;

import java.util.Collection;
import java.util.Comparator;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.NewCase;
import kz.qonys.casefile.OpenedCase;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Service;

/** Opens the case of a family that applies. */
@Service
public class CaseOpenings {

    private static final String ROLE = "career-centre-officer";

    private final CaseFiles cases;
    private final StaffDirectory staff;

    CaseOpenings(CaseFiles cases, StaffDirectory staff) {
        this.cases = cases;
        this.staff = staff;
    }

    /**
     * A case just opened.
     *
     * @param departureOffice career centre that does the departure side's work: the officer's own, also for a family
     *                        abroad, which has no region of departure (reading A16)
     */
    public record Opening(String caseId, String caseNumber, String category, boolean abroad, String departureOffice) {
    }

    /**
     * Opens a case for the career centre at which the officer works.
     *
     * @param submissionKey fresh for each start form; a second use names the case that the first one opened
     * @throws FaultException when the person is no career-centre officer, or the key was used
     */
    public Opening open(String userId, String submissionKey, String category, boolean abroad) {
        Office office = staff.officer(userId).stream()
                .map(Officer::positions).flatMap(Collection::stream)
                .filter(position -> position.role().equals(ROLE))
                .map(Officer.Position::office)
                .min(Comparator.comparing(Office::id))
                .orElseThrow(() -> new FaultException(Fault.of("review.fault.no-career-centre")));
        OpenedCase opened = cases.open(new NewCase(submissionKey, category, abroad, office.id(), null),
                new Access(userId, office.id(), null, "start-case"));
        return new Opening(opened.caseId(), opened.caseNumber(), category, abroad, office.id());
    }
}
