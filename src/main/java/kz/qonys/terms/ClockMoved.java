package kz.qonys.terms;

import java.time.Duration;

/**
 * The demonstration clock was moved.
 *
 * @param offset how far it is ahead of the system clock now
 */
public record ClockMoved(Duration offset) {
}
