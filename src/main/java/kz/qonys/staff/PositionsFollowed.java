package kz.qonys.staff;

import java.util.Set;

/**
 * The accounts of these people follow their positions of today, which may be others than before, or none. Published in
 * the transaction of the change; what an office had given to a person it is to give to somebody else then.
 *
 * @param users user ids, those who have left included
 */
public record PositionsFollowed(Set<String> users) {
}
