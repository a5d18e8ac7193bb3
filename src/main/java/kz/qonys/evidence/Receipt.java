package kz.qonys.evidence;

import java.util.List;

/**
 * What the system has of an item.
 *
 * @param id        id to go on with: another one than announced when the same content is already under way
 * @param state     {@code receiving}, {@code on-file} or {@code refused}
 * @param chunkSize size of every chunk but the last, bytes
 * @param missing   numbers of the chunks still to come, from 0
 * @param known     true when this very content was already there for the service
 * @param marks     what was noticed; empty until it is on file
 * @param refusal   message key of the reason, when refused
 */
public record Receipt(String id, String state, int chunkSize, List<Integer> missing, boolean known, List<Mark> marks,
        String refusal) {
}
