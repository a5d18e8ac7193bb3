package kz.qonys.terms;

import java.time.Instant;

/**
 * What a group must hear that is no term. Holds no personal data of a family.
 *
 * @param id        own number, shared with {@link Notice}
 * @param kind      code of at most 16 characters; {@code notice.<kind>.title} and {@code notice.<kind>.text} word it
 *     with the officer's name and the amount
 * @param officer   user id of the officer it is about, who may have left
 * @param amount    how many there are of what it tells
 * @param link      page of ours on which to act
 * @param createdAt when it was raised
 */
public record PlainNotice(long id, String kind, String officer, int amount, String link, Instant createdAt) {
}
