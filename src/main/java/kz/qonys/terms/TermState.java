package kz.qonys.terms;

import java.time.Duration;

/**
 * How a term stands right now, ready for a card.
 *
 * @param level     colour step
 * @param icon      glyph beside the colour, see {@link TermLevel#icon()}
 * @param text      words in the reader's language, e.g. "осталось 3 раб. ч"
 * @param remaining business time left; negative when overdue
 */
public record TermState(TermLevel level, String icon, String text, Duration remaining) {
}
