package kz.qonys.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import kz.qonys.casefile.document.FileCipher;
import kz.qonys.casefile.document.FileStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Chunks and thumbnails in the file store, each sealed under the key of its item and bound to its own name. */
@Component
class EvidenceVault {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceVault.class);

    private final FileStore files;

    EvidenceVault(FileStore files) {
        this.files = files;
    }

    void putChunk(String itemId, int ordinal, byte[] content, String key) {
        put(itemId + "-" + ordinal, content, key);
    }

    void putThumbnail(String itemId, byte[] content, String key) {
        put(itemId + "-t", content, key);
    }

    byte[] thumbnail(String itemId, String key) {
        return get(itemId + "-t", key);
    }

    /** The content, chunk by chunk: one chunk at a time is in memory, and each is verified before a byte leaves. */
    InputStream content(String itemId, int chunks, String key) {
        return new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < chunks;
            }

            @Override
            public InputStream nextElement() {
                if (!hasMoreElements()) {
                    throw new NoSuchElementException();
                }
                return new ByteArrayInputStream(get(itemId + "-" + next++, key));
            }
        });
    }

    /**
     * Takes away chunks and thumbnail once the transaction has committed; what cannot be deleted is ciphertext without
     * a key and only logged.
     */
    void forget(String itemId, int chunks) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                deleteAll(itemId, chunks);
            }
        });
    }

    private void deleteAll(String itemId, int chunks) {
        delete(itemId + "-t");
        for (int i = 0; i < chunks; i++) {
            delete(itemId + "-" + i);
        }
    }

    private void put(String name, byte[] content, String key) {
        try {
            files.put(name, FileCipher.sealing(new ByteArrayInputStream(content), key, name));
        } catch (IOException e) {
            throw new UncheckedIOException("A piece of evidence could not be stored", e);
        }
    }

    private byte[] get(String name, String key) {
        try (InputStream sealed = files.open(name)) {
            return FileCipher.open(sealed, key, name);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored piece of evidence cannot be read", e);
        }
    }

    private void delete(String name) {
        try {
            files.delete(name);
        } catch (IOException e) {
            LOG.warn("File {} belongs to no evidence and could not be deleted", name);
        }
    }
}
