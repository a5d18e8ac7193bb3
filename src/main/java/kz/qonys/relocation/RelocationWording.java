package kz.qonys.relocation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Words for codes of this package in the reader's language, days and times of Almaty. */
@Component
class RelocationWording {

    private final Messages messages;
    private final StaffDirectory staff;
    private final Clock clock;

    RelocationWording(Messages messages, StaffDirectory staff, Clock clock) {
        this.messages = messages;
        this.staff = staff;
        this.clock = clock;
    }

    String text(String key, Object... arguments) {
        return messages.text("relocation." + key, arguments);
    }

    /** {@code relocation.<kind>.<code>}; empty for no code. */
    String code(String kind, String code) {
        return code == null || code.isEmpty() ? "" : text(kind + "." + code);
    }

    String officer(String user) {
        return staff.named(user);
    }

    String day(LocalDate day) {
        return Moments.day(day);
    }

    /** A day as it is kept in words. */
    String day(Object iso) {
        return iso == null || iso.toString().isEmpty() ? "" : day(LocalDate.parse(iso.toString()));
    }

    String time(Instant instant) {
        return Moments.time(instant, clock.getZone());
    }

    /** Months as a sheet writes them, say {@code 10–4}, in words. */
    String months(String span) {
        return Arrays.stream(span.split("–")).map(number -> Month.of(Integer.parseInt(number))
                        .getDisplayName(TextStyle.FULL_STANDALONE, Language.current().locale())
                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" – "));
    }
}
