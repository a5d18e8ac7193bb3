package kz.qonys.relocation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.relocation.Diary.Kind;
import kz.qonys.relocation.Diary.Line;
import kz.qonys.relocation.Relocations.Relocation;
import kz.qonys.staff.Officer;
import kz.qonys.staff.PositionsFollowed;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The family's own assistant: named once by a step of the move, another one at any time until the case is closed. Who
 * works as an assistant of the centre no longer is let go of all families at once; their tasks wait in the group, and
 * the director names somebody. The log keeps who it was from when to when.
 */
@Service
@Transactional
public class Assistants {

    /** Role of whoever can be named. */
    public static final String ROLE = "family-assistant";

    /** Codes of reasons for naming another one; words: {@code relocation.assistant-reason.<code>}. */
    public static final List<String> REASONS = List.of("illness", "left", "family-asked", "workload", "other");

    private static final String DIRECTOR = "career-centre-director";

    /** Page of the families of a centre, those without an assistant first. */
    private static final String FAMILIES = "/desk/families";

    /** Code of a line of the log after which the family has no assistant. */
    private static final String NOBODY = "-";
    private static final int LONGEST_NOTE = 500;

    /**
     * Somebody was the family's assistant.
     *
     * @param officer user id
     * @param until   day on which another one was named or the person left; null while it lasts
     * @param reason  why another one was named before; empty for the first
     */
    public record Period(String officer, LocalDate from, LocalDate until, String reason, String note) {
    }

    private final CaseFiles cases;
    private final Relocations relocations;
    private final Diary diary;
    private final AssistantTasks tasks;
    private final StaffDirectory staff;
    private final Notices notices;
    private final Clock clock;

    Assistants(CaseFiles cases, Relocations relocations, Diary diary, AssistantTasks tasks, StaffDirectory staff,
            Notices notices, Clock clock) {
        this.cases = cases;
        this.relocations = relocations;
        this.diary = diary;
        this.tasks = tasks;
        this.staff = staff;
        this.notices = notices;
        this.clock = clock;
    }

    /** The first one, as the step of the move decides. */
    void named(String caseId, String officer, Access access) {
        cases.entrust(caseId, officer);
        diary.add(caseId, Kind.ASSISTANT, LocalDate.now(clock), officer, Map.of(), access);
        cases.event(caseId, "assistant-named", List.of("officer:" + officer), access);
    }

    /** True when the case is open and an assistant was named once: then another one can be. */
    @Transactional(readOnly = true)
    public boolean replaceable(String caseId) {
        return cases.summary(caseId).open() && diary.last(caseId, Kind.ASSISTANT).isPresent();
    }

    /** Who can be named now: assistants of the centre of settlement, but not the present one. */
    @Transactional(readOnly = true)
    public List<Officer> candidates(String caseId) {
        CaseSummary summary = cases.summary(caseId);
        return holders(summary.settlementOffice()).stream()
                .filter(officer -> !officer.id().equals(summary.assistant())).toList();
    }

    /** How many families of open cases each of the officers accompanies, by user id. */
    @Transactional(readOnly = true)
    public Map<String, Integer> families(List<Officer> officers) {
        Map<String, Integer> families = new LinkedHashMap<>();
        officers.forEach(officer -> families.put(officer.id(), 0));
        cases.entrusted(families.keySet()).forEach(one -> families.merge(one.assistant(), 1, Integer::sum));
        return families;
    }

    /**
     * Names another assistant. Open tasks of the present one in this case go to the new one, so does the meeting of a
     * family that has not arrived; whoever was it before does not see the case any more.
     *
     * @param officer one of {@link #candidates}
     * @param reason  one of {@link #REASONS}
     * @param note    what the director adds; needed for reason {@code other}
     * @throws FaultException with all faults when it cannot be done
     */
    public void replace(String caseId, String officer, String reason, String note, Access access) {
        if (!replaceable(caseId)) {
            throw new FaultException(Fault.of("relocation.fault.assistant-none"));
        }
        check(caseId, officer, reason, note);
        Optional<String> before = cases.entrust(caseId, officer);
        tasks.handOver(caseId, before.orElse(null), officer, group(caseId));
        before.ifPresent(old -> meetInstead(caseId, old, officer));
        diary.add(caseId, Kind.ASSISTANT, LocalDate.now(clock), officer, words(reason, note), access);
        cases.noteWritten(caseId, access, List.of("familyAssistant"));
        cases.event(caseId, before.isPresent() ? "assistant-replaced-" + reason : "assistant-named",
                before.map(old -> List.of("officer:" + old, "officer:" + officer))
                .orElse(List.of("officer:" + officer)), access);
    }

    /** Who was the family's assistant from when to when, the first one first. */
    @Transactional(readOnly = true)
    public List<Period> periods(String caseId) {
        List<Line> lines = diary.of(caseId, Kind.ASSISTANT);
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            LocalDate until = i + 1 < lines.size() ? lines.get(i + 1).day() : null;
            if (!line.code().equals(NOBODY)) {
                periods.add(new Period(line.code(), line.day(), until, line.word("reason"), line.word("note")));
            }
        }
        return periods;
    }

    /** Since when the families have the assistant they have, by case id. */
    @Transactional(readOnly = true)
    public Map<String, LocalDate> since(Collection<String> caseIds) {
        Map<String, LocalDate> since = new HashMap<>();
        diary.last(caseIds, Kind.ASSISTANT).forEach((caseId, line) -> since.put(caseId, line.day()));
        return since;
    }

    /** Lets go who works as an assistant of the centre no longer, and tells the director of its families at once. */
    @EventListener
    void follow(PositionsFollowed staffed) {
        cases.assistants().stream().filter(pair -> staffed.users().contains(pair.getKey()))
                .filter(pair -> holders(pair.getValue()).stream().noneMatch(one -> one.id().equals(pair.getKey())))
                .forEach(pair -> letGo(pair.getKey(), pair.getValue()));
    }

    private void letGo(String officer, String centre) {
        List<CaseSummary> families = cases.entrusted(List.of(officer)).stream()
                .filter(one -> centre.equals(one.settlementOffice())).toList();
        families.forEach(one -> letGo(one.caseId(), officer, Access.system("assistant-left")));
        if (!families.isEmpty()) {
            notices.tell("assistant-left", staff.group(DIRECTOR, centre), officer, families.size(), FAMILIES);
        }
    }

    private void letGo(String caseId, String officer, Access access) {
        cases.entrust(caseId, null);
        tasks.handOver(caseId, officer, null, group(caseId));
        diary.add(caseId, Kind.ASSISTANT, LocalDate.now(clock), NOBODY, Map.of(), access);
        cases.event(caseId, "assistant-left", List.of("officer:" + officer), access);
    }

    private void check(String caseId, String officer, String reason, String note) {
        List<Fault> faults = new ArrayList<>();
        if (candidates(caseId).stream().noneMatch(one -> one.id().equals(officer))) {
            faults.add(Fault.at("assistant", "relocation.fault.assistant"));
        }
        if (reason == null || !REASONS.contains(reason)) {
            faults.add(Fault.at("reason", "relocation.fault.assistant-reason"));
        } else if (reason.equals("other") && (note == null || note.isBlank())) {
            faults.add(Fault.at("note", "relocation.fault.assistant-note"));
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            faults.add(Fault.at("note", "relocation.fault.assistant-long", LONGEST_NOTE));
        }
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
    }

    /** The old one would have met the family at the station. */
    private void meetInstead(String caseId, String before, String now) {
        Relocation move = relocations.of(caseId);
        if (move.arrivedOn() == null && move.word("meetingOfficer").equals(before)) {
            relocations.keep(caseId, Map.of("meetingOfficer", now));
        }
    }

    private static Map<String, Object> words(String reason, String note) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("reason", reason);
        words.put("note", Objects.toString(note, "").strip());
        return words;
    }

    private String group(String caseId) {
        return staff.group(ROLE, cases.summary(caseId).settlementOffice());
    }

    private List<Officer> holders(String centre) {
        return staff.holders(ROLE, staff.officeFor(ROLE, centre).id());
    }
}
