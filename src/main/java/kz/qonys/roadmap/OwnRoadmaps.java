package kz.qonys.roadmap;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.language.Language;
import kz.qonys.print.CasePrint.Paper;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Service;

/** The roadmaps that are addressed to an akim, the newest first; for everybody else none. */
@Service
public class OwnRoadmaps {

    private static final Set<String> AKIMS = Set.of(Party.OKRUG.role(), Party.DISTRICT.role());
    private static final int MOST = 100;

    private final RoadmapStore store;
    private final RoadmapPrint print;
    private final RoadmapWording wording;
    private final StaffDirectory staff;

    OwnRoadmaps(RoadmapStore store, RoadmapPrint print, RoadmapWording wording, StaffDirectory staff) {
        this.store = store;
        this.print = print;
        this.wording = wording;
        this.staff = staff;
    }

    /**
     * A paper of a roadmap.
     *
     * @param code  kind of paper
     * @param key   name of the paper among those of its kind
     * @param label in the reader's language
     * @param state how far the roadmap has come, in words
     */
    public record Own(String caseId, String code, String key, String label, String state) {
    }

    public List<Own> of(Officer officer) {
        Set<String> offices = staff.groupsOf(officer.id()).stream().map(group -> group.split("\\.", 2))
                .filter(group -> group.length == 2 && AKIMS.contains(group[1])).map(group -> group[0])
                .collect(Collectors.toSet());
        return store.addressedTo(offices).stream().limit(MOST).flatMap(one ->
                papers(one, officer).stream()
                .map(paper -> new Own(one.caseId(), print.code(), paper.key(), paper.label(),
                        wording.code(Language.current(), "state", one.state())))).toList();
    }

    private List<Paper> papers(Roadmap one, Officer officer) {
        String edition = String.format(Locale.ROOT, "%d-", one.edition());
        return print.papers(one.caseId(), officer).stream().filter(paper -> paper.key().startsWith(edition)).toList();
    }
}
