package kz.qonys.desk;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import kz.qonys.language.Language;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Office;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Offices and officers as choices. */
@Component
class StaffOptionLists implements OptionLists {

    private static final String SETTLEMENT = "settlementOffices";
    private static final String DEPARTURE = "departureOffices";
    private static final String OFFICERS = "officersOfOffice";

    private final StaffDirectory staff;
    private final DeskProperties properties;

    StaffOptionLists(StaffDirectory staff, DeskProperties properties) {
        this.staff = staff;
        this.properties = properties;
    }

    @Override
    public boolean knows(String key) {
        return Set.of(SETTLEMENT, DEPARTURE, OFFICERS).contains(key);
    }

    @Override
    public List<Option> options(String key, String settlementOffice, Language language) {
        List<Option> options = switch (key) {
            case SETTLEMENT -> careerCentres(this::settles, language);
            case DEPARTURE -> careerCentres(office -> true, language);
            case OFFICERS -> settlementOffice == null ? List.<Option>of() : officers(settlementOffice);
            default -> throw new IllegalArgumentException("No option list " + key);
        };
        Collator collator = Collator.getInstance(ULocale.forLanguageTag(language.locale().toLanguageTag()));
        return options.stream().sorted(Comparator.comparing(Option::label, collator::compare)).toList();
    }

    private List<Option> careerCentres(Predicate<Office> wanted, Language language) {
        return staff.offices(Institution.CAREER_CENTRE).stream()
                .filter(wanted)
                .map(office -> new Option(office.name(language), office.id()))
                .toList();
    }

    private boolean settles(Office office) {
        return properties.settlementRegions().contains(office.kato().substring(0, 2));
    }

    private List<Option> officers(String settlementOffice) {
        String executiveBody = staff.officeFor("leb-officer", settlementOffice).id();
        return staff.holders("leb-officer", executiveBody).stream()
                .map(officer -> new Option(officer.shortName(), officer.id()))
                .toList();
    }
}
