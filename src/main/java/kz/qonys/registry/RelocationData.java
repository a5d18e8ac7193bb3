package kz.qonys.registry;

import java.time.LocalDate;

/**
 * How a family will move, as the migration portal is told (order: route, date, transport, number arriving); no personal
 * data.
 *
 * @param transport {@code road}, {@code rail} or {@code air}
 * @param arriving  people who come
 */
public record RelocationData(String caseNumber, String from, String to, LocalDate date, String transport,
        int arriving) {
}
