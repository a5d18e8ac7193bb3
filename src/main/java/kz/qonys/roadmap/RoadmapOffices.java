package kz.qonys.roadmap;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Which akimats a roadmap goes to, and who of their people it is for. */
@Component
class RoadmapOffices {

    private final StaffDirectory staff;

    RoadmapOffices(StaffDirectory staff) {
        this.staff = staff;
    }

    /** Akimats of rural okrugs in the region of a career centre. */
    List<Office> okrugs(String centreOffice) {
        String region = staff.office(centreOffice).map(Office::region).orElse("");
        return staff.offices(Institution.AKIMAT).stream().filter(office -> office.region().equals(region))
                .filter(office -> !staff.holders(Party.OKRUG.role(), office.id()).isEmpty()).toList();
    }

    /**
     * The one of the edition before; else the one whose name begins as that of the locality; else the only one there
     * is.
     */
    Optional<Office> proposed(String before, String centreOffice, String locality) {
        List<Office> okrugs = okrugs(centreOffice);
        String stem = stem(locality);
        return okrugs.stream().filter(office -> office.id().equals(before)).findFirst()
                .or(() -> okrugs.stream().filter(office -> !stem.isEmpty()
                        && (stem(office.nameKk()).equals(stem) || stem(office.nameRu()).equals(stem))).findFirst())
                .or(() -> okrugs.stream().filter(office -> okrugs.size() == 1).findFirst());
    }

    /** Akimat of the district in which an okrug lies. */
    Office district(String okrugOffice) {
        return staff.officeFor(Party.DISTRICT.role(), okrugOffice);
    }

    /**
     * The party of an edition as which a person, or whoever it stands in for, may see it; empty when it is none of
     * theirs.
     */
    Optional<Party> partyOf(Officer officer, Roadmap roadmap) {
        return List.of(Party.OKRUG, Party.DISTRICT).stream().filter(party -> roadmap.round() > 0
                && roadmap.office(party) != null && staff.groupsOf(officer.id()).contains(
                        staff.group(party.role(), roadmap.office(party)))).findFirst();
    }

    /** The first word; place names are written before what kind of place it is. */
    private static String stem(String name) {
        return Objects.toString(name, "").strip().split("[\\s,]+")[0].toLowerCase(Locale.ROOT);
    }
}
