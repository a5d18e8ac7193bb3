package kz.qonys.staff;

import java.time.LocalDate;

/**
 * Who works for whom: in the period the deputy has the groups of the absent person beside the own ones. Not transitive:
 * a deputy who is absent too passes on only the own positions.
 *
 * @param absent user id
 * @param deputy user id
 * @param from   first day, Asia/Almaty
 * @param to     last day
 */
public record StandIn(String absent, String deputy, LocalDate from, LocalDate to) {

    /** True when it covers the day. */
    boolean holds(LocalDate day) {
        return !from.isAfter(day) && !to.isBefore(day);
    }
}
