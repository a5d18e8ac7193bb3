package kz.qonys.terms.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.Notice;
import kz.qonys.terms.Notices;
import kz.qonys.terms.PlainNotice;
import kz.qonys.terms.TermLevel;
import kz.qonys.terms.TermState;
import kz.qonys.terms.TermTable;
import kz.qonys.terms.TermWording;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Notices to the groups of the signed-in officer, worded in his language. */
@RestController
@RequestMapping("/api/notices")
class NoticeResource {

    private static final int MOST = 50;

    private final Notices notices;
    private final StaffDirectory staff;
    private final TermTable table;
    private final TermWording wording;
    private final Messages messages;

    NoticeResource(Notices notices, StaffDirectory staff, TermTable table, TermWording wording, Messages messages) {
        this.notices = notices;
        this.staff = staff;
        this.table = table;
        this.wording = wording;
        this.messages = messages;
    }

    /**
     * A notice as the page shows it.
     *
     * @param kind  {@code warned}, {@code breached}, or the code of what is no term
     * @param level colour step, see {@link kz.qonys.terms.TermLevel}
     * @param icon  glyph beside the colour
     * @param title what happened to which term, and of which case
     * @param text  how the term stands now
     * @param link  page on which to act; null for a term
     */
    record NoticeView(long id, String kind, String level, String icon, String title, String text, String caseId,
                      String caseNumber, String taskId, String taskKey, Instant due, Instant created, String link) {
    }

    @GetMapping
    List<NoticeView> unread() {
        String user = user();
        Set<String> groups = staff.groupsOf(user);
        return Stream.concat(notices.unreadPlain(user, groups, MOST).stream().map(this::view),
                        notices.unread(user, groups, MOST).stream().map(this::view))
                .sorted(Comparator.comparing(NoticeView::created).reversed()).toList();
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable long id) {
        String user = user();
        if (!notices.markRead(id, user, staff.groupsOf(user))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private NoticeView view(Notice notice) {
        TermState state = wording.state(notice.startedAt(), notice.warnAt(), notice.dueAt());
        return new NoticeView(notice.id(), notice.kind().code(), state.level().code(), state.icon(), title(notice),
                state.text(), notice.caseId(), notice.caseNumber(), notice.taskId(), notice.taskKey(), notice.dueAt(),
                notice.createdAt(), null);
    }

    private NoticeView view(PlainNotice notice) {
        return new NoticeView(notice.id(), notice.kind(), TermLevel.WARNING.code(), TermLevel.WARNING.icon(),
                messages.text("notice." + notice.kind() + ".title", staff.named(notice.officer())),
                messages.text("notice." + notice.kind() + ".text", notice.amount()), null, null, null, null, null,
                notice.createdAt(), notice.link());
    }

    private String title(Notice notice) {
        String term = table.find(notice.termCode()).map(found -> found.name(Language.current()))
                .orElse(notice.termCode());
        String title = messages.text("terms.notice." + notice.kind().code(), term);
        return notice.caseNumber() == null ? title : messages.text("terms.notice.case", title, notice.caseNumber());
    }

    private static String user() {
        return SecurityContextHolder.getContext().getAuthentication().getName();
    }
}
