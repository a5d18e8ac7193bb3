package kz.qonys.casefile.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what passes, and stops a stream that grows beyond its limit. */
public final class MeasuredStream extends FilterInputStream {

    private final long limit;
    private final MessageDigest digest;
    private long size;

    public MeasuredStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256.", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            size += read;
            if (size > limit) {
                throw new TooLargeException();
            }
            digest.update(buffer, offset, read);
        }
        return read;
    }

    @Override
    public long skip(long n) {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    public long size() {
        return size;
    }

    /** Hash of what has passed, hexadecimal; once, at the end. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The stream is longer than allowed. */
    public static class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("Larger than allowed");
        }
    }
}
