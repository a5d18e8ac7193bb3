package kz.qonys.staff;

import java.time.LocalDate;

/**
 * A role given to somebody in an office.
 *
 * @param role     role code
 * @param officeId office id
 * @param from     first day, Asia/Almaty
 * @param to       last day, null while open
 */
public record Appointment(String role, String officeId, LocalDate from, LocalDate to) {
}
