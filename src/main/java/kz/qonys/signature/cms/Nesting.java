package kz.qonys.signature.cms;

/**
 * Refuses ASN.1 that is nested deeper than any signature is, before a recursive reader meets it. Walks over the lengths
 * only, without recursion.
 */
final class Nesting {

    private Nesting() {
    }

    /** @throws RefusedException when a structure opens more than {@code deepest} levels or ends behind the bytes */
    static void require(byte[] bytes, int deepest) throws RefusedException {
        int[] ends = new int[deepest + 1];
        boolean[] open = new boolean[deepest + 1];
        int depth = 0;
        ends[0] = bytes.length;
        int at = 0;
        while (at < bytes.length) {
            while (depth > 0 && at == ends[depth]) {
                depth--;
            }
            if (open[depth] && bytes[at] == 0 && at + 1 < bytes.length && bytes[at + 1] == 0) {
                open[depth--] = false;
                at += 2;
                continue;
            }
            boolean constructed = (bytes[at] & 0x20) != 0;
            int content = header(bytes, at);
            int length = length(bytes, at, content);
            // An indefinite length ends with its own mark, two zero bytes, within the structure around
            int end = length < 0 ? ends[depth] : content + length;
            if (end > ends[depth] || end < content) {
                throw new RefusedException(Refusal.MALFORMED);
            }
            if (constructed) {
                if (++depth > deepest) {
                    throw new RefusedException(Refusal.MALFORMED);
                }
                ends[depth] = end;
                open[depth] = length < 0;
                at = content;
            } else {
                at = end;
            }
        }
    }

    /** Where the content of the element begins. */
    private static int header(byte[] bytes, int at) throws RefusedException {
        int next = at + 1;
        if ((bytes[at] & 0x1f) == 0x1f) {
            while (next < bytes.length && (bytes[next] & 0x80) != 0) {
                next++;
            }
            next++;
        }
        if (next >= bytes.length) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        int first = bytes[next] & 0xff;
        int more = first > 0x80 ? first - 0x80 : 0;
        if (more > 4 || next + 1 + more > bytes.length) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        return next + 1 + more;
    }

    /** Length of the content; -1 when indefinite. */
    private static int length(byte[] bytes, int at, int content) throws RefusedException {
        int tag = at + 1;
        if ((bytes[at] & 0x1f) == 0x1f) {
            while ((bytes[tag] & 0x80) != 0) {
                tag++;
            }
            tag++;
        }
        int first = bytes[tag] & 0xff;
        if (first == 0x80) {
            return -1;
        }
        if (first < 0x80) {
            return first;
        }
        long length = 0;
        for (int i = tag + 1; i < content; i++) {
            length = length << 8 | bytes[i] & 0xff;
        }
        if (length > bytes.length) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        return (int) length;
    }
}
