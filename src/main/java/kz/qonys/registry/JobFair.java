package kz.qonys.registry;

import java.time.LocalDate;

/**
 * A job fair that a career centre holds.
 *
 * @param kato nine-digit code of the place
 */
public record JobFair(String id, String kato, String place, LocalDate heldOn) {
}
