package kz.qonys.employment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import kz.qonys.employment.PriorityScore.Points;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Words for codes of this package in the reader's language, days and times of Almaty. */
@Component
class Wording {

    private final Messages messages;
    private final Occupations occupations;
    private final StaffDirectory staff;
    private final Clock clock;

    Wording(Messages messages, Occupations occupations, StaffDirectory staff, Clock clock) {
        this.messages = messages;
        this.occupations = occupations;
        this.staff = staff;
        this.clock = clock;
    }

    String text(String key, Object... arguments) {
        return messages.text("employment." + key, arguments);
    }

    /** {@code employment.<kind>.<code>}; empty for no code. */
    String code(String kind, String code) {
        return code == null ? "" : text(kind + "." + code);
    }

    String occupation(String code) {
        return code == null ? "" : occupations.name(code);
    }

    String officer(String user) {
        return staff.named(user);
    }

    String day(LocalDate day) {
        return Moments.day(day);
    }

    String time(Instant instant) {
        return Moments.time(instant, clock.getZone());
    }

    /** Why a score is what it is: each part with its points. */
    String why(List<Points> parts) {
        return parts.stream().map(part -> code("reason", part.reason()) + " +" + part.points())
                .collect(Collectors.joining("; "));
    }

    /** As {@link #why}, from what is on file with an offer. */
    String whyOnFile(String reasons) {
        return why(Arrays.stream(reasons.split(",")).filter(part -> !part.isBlank()).map(part -> part.split(":"))
                .map(part -> new Points(part[0], Integer.parseInt(part[1]))).toList());
    }
}
