package kz.qonys.casefile.document;

import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps bytes under a key. Adapters: a folder; an object store fits as well, since nothing but these three is needed.
 */
public interface FileStore {

    /**
     * Stores a stream to its end, all or nothing: when the stream or the store fails, nothing is left under the key.
     *
     * @param key lower-case letters, digits and hyphens, new
     */
    void put(String key, InputStream content) throws IOException;

    /** @throws java.io.FileNotFoundException or NoSuchFileException when there is nothing under the key */
    InputStream open(String key) throws IOException;

    /** Takes it away; nothing happens when it is not there. */
    void delete(String key) throws IOException;
}
