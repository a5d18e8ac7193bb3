/**
 * People, offices and roles as data; candidate groups and Camunda users are derived from them.
 * Rule: nobody types a group by hand, everything asks {@link kz.qonys.staff.StaffDirectory}.
 *
 * <p>How the access matrix places a position. A case lies with the career centre of the side that holds it. The
 * <em>own</em> office is that centre and every office of another institution which serves it: the same resolution that
 * {@code staff.group(role, centre)} uses, so whoever gets the task may see the case, and nobody else of the region
 * ({@code sameRegion}) does. <em>After hand-over</em> are the own offices of the departure side while the settlement
 * side holds the case; they keep the status. The settlement side is <em>another region</em> (or another office of the
 * same one) until the case is handed to it, also when it has returned the case. Departure and settlement in one centre:
 * own on both sides. A role that does not work on the holding side ({@code sides} in roles.csv) may do nothing. Unknown
 * or unchosen offices allow nothing.
 *
 * <p>The form of a task is its own grant: the assignee reads and writes what the form declares. The matrix rules
 * everything beside: card, documents, search, starting a case. {@code PERSON_SEARCH} answers an exact IIN with case
 * number, office and stage only, which is why the officer who registers a family has it for cases anywhere. Roles that
 * see only what was assigned to them (akims, adaptation and information centres) have no cell: an office does not make
 * a family theirs. The family assistant has one in the column {@code entrusted}: the case lies with the own office, is
 * open and names this person (or whom the person stands in for) as the family's assistant. It opens {@code
 * FAMILY_CARD_READ}, family, contacts, move, plan and services, and ends when another one is named. Nobody at the
 * ministry or the operator has one: statistics, access log and administration work without case contents. The applicant
 * is not staff and has no row that allows anything; the own case comes with a portal.
 */
package kz.qonys.staff;
