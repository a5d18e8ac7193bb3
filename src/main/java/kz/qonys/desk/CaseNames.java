package kz.qonys.desk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.language.Language;
import kz.qonys.staff.Regions;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** What a list card says about a case, from the case file; one access-log entry per call. */
@Component
public class CaseNames {

    private final CaseFiles cases;
    private final StaffDirectory staff;
    private final Regions regions;

    CaseNames(CaseFiles cases, StaffDirectory staff, Regions regions) {
        this.cases = cases;
        this.staff = staff;
        this.regions = regions;
    }

    /**
     * Words for a card.
     *
     * @param caseNumber       number of the case
     * @param familyName       surname with initials
     * @param settlementRegion name of the region of settlement in the reader's language, null until chosen
     */
    public record CaseName(String caseNumber, String familyName, String settlementRegion) {
    }

    /**
     * Names of cases the reader sees in a task list.
     *
     * @return by case id; a case that is not on file is missing
     */
    public Map<String, CaseName> names(Collection<String> caseIds, Access access) {
        Map<String, String> families = cases.displayNames(caseIds, access);
        Map<String, CaseName> names = new LinkedHashMap<>();
        cases.summaries(caseIds).forEach((id, summary) -> names.put(id,
                new CaseName(summary.caseNumber(), families.getOrDefault(id, ""), region(summary))));
        return names;
    }

    private String region(CaseSummary summary) {
        return summary.settlementOffice() == null ? null : staff.office(summary.settlementOffice())
                .flatMap(office -> regions.of(office.kato()))
                .map(region -> region.name(Language.current()))
                .orElse(null);
    }
}
