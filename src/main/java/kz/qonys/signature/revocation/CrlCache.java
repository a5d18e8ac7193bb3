package kz.qonys.signature.revocation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.qonys.signature.Hashes;
import kz.qonys.signature.cms.CrlCheck;
import kz.qonys.signature.cms.RefusedException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists of revoked certificates, in memory and on disk: a restart or an hour without network needs no download. A list
 * is believed only for the issuer whose signature it carries.
 */
class CrlCache {

    private static final Logger LOG = LoggerFactory.getLogger(CrlCache.class);

    /** A list with the moment it was fetched or looked for in vain. */
    private record Kept(CrlCheck list, Instant fetched) {
    }

    private final Fetching fetching;
    private final Path folder;
    private final Duration refresh;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    CrlCache(Fetching fetching, Path folder, Duration refresh, Clock clock) {
        this.fetching = fetching;
        this.folder = folder;
        this.refresh = refresh;
        this.clock = clock;
    }

    /** The list at an address that counts for the moment; empty when there is none. */
    Optional<CrlCheck> list(URI place, X509CertificateHolder issuer, Instant at) {
        Kept now = kept.compute(place + " " + issuer.getIssuer() + " " + issuer.getSerialNumber(),
                (key, old) -> current(old == null ? fromDisk(place, issuer) : old, place, issuer, at));
        return Optional.ofNullable(now).map(Kept::list).filter(list -> list.current(at));
    }

    private Kept current(Kept old, URI place, X509CertificateHolder issuer, Instant at) {
        Instant now = clock.instant();
        boolean counts = old != null && old.list() != null && old.list().current(at);
        boolean due = old == null || !old.fetched().plus(refresh).isAfter(now) || old.fetched().isAfter(now);
        if (counts && !due) {
            return old;
        }
        try {
            byte[] bytes = fetching.get(place);
            CrlCheck list = CrlCheck.read(bytes, issuer);
            toDisk(place, bytes);
            return new Kept(list, now);
        } catch (IOException | RefusedException e) {
            LOG.warn("Certificate revocation list of {} could not be fetched: {}", place.getHost(), e.getMessage());
            return old;
        }
    }

    private Kept fromDisk(URI place, X509CertificateHolder issuer) {
        try {
            Path file = file(place);
            return Files.exists(file)
                    ? new Kept(CrlCheck.read(Files.readAllBytes(file), issuer),
                            Files.getLastModifiedTime(file).toInstant())
                    : null;
        } catch (IOException | RefusedException e) {
            LOG.warn("A cached certificate revocation list is not readable and will be fetched anew");
            return null;
        }
    }

    private void toDisk(URI place, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "crl", ".part");
        Files.write(part, bytes);
        Files.move(part, file(place), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(URI place) {
        return folder.resolve(Hashes.sha256(place.toString()) + ".crl");
    }
}
