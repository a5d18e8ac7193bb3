package kz.qonys.evidence;

import java.io.InputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.casefile.document.FileCipher;
import kz.qonys.evidence.EvidenceItem.Details;
import kz.qonys.evidence.EvidenceItem.State;
import kz.qonys.evidence.Examination.Findings;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedServices;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes evidence in and shows it. To add, an officer must be the one who delivers the service; to see, one must be that
 * or be allowed to read the documents of the case. Whatever else throws {@link CaseNotVisibleException}. Every writing
 * call may be repeated and then answers as the first one did.
 */
@Service
public class Evidence {

    /** Why a capture has no position; codes of {@code evidence.noPosition.*}. */
    public static final Set<String> NO_POSITION =
            new TreeSet<>(Set.of("no-signal", "indoors", "denied", "no-device", "family-wish"));

    /** Smallest and largest chunk that a device may send, bytes. */
    public static final int SMALLEST_CHUNK = 4096;
    public static final int LARGEST_CHUNK = 8 << 20;

    private final EvidenceStore store;
    private final EvidenceVault vault;
    private final Examination examination;
    private final CaptureRules rules;
    private final EvidenceProperties settings;
    private final PlannedServices services;
    private final CaseFiles cases;
    private final AccessMatrix matrix;
    private final Clock clock;

    Evidence(EvidenceStore store, EvidenceVault vault, Examination examination, CaptureRules rules,
            EvidenceProperties settings, PlannedServices services, CaseFiles cases, AccessMatrix matrix, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.examination = examination;
        this.rules = rules;
        this.settings = settings;
        this.services = services;
        this.cases = cases;
        this.matrix = matrix;
        this.clock = clock;
    }

    /**
     * Announces an item; nothing of it has been sent yet. When its content is under way or on file for the service
     * already, under whatever id, the receipt says so and names the id to go on with.
     *
     * @throws FaultException when the announcement is not in order, the service is finished, full, or the id belongs to
     *     other content
     */
    @Transactional
    public Receipt announce(Capture capture, Officer officer) {
        rules.check(capture);
        PlannedService service = own(capture.serviceId(), officer);
        EvidenceItem known = store.find(capture.id())
                .or(() -> store.withContent(capture.serviceId(), capture.sha256())).orElse(null);
        if (known != null) {
            return again(known, capture, officer);
        }
        if (service.state() != PlannedService.State.PLANNED) {
            throw new FaultException(Fault.at("serviceId", "evidence.fault.service-closed"));
        }
        if (store.count(service.id()) >= settings.items()) {
            throw new FaultException(Fault.at("serviceId", "evidence.fault.full", settings.items()));
        }
        EvidenceItem item = item(capture, service, officer);
        try {
            store.insert(item, FileCipher.newKey());
        } catch (DuplicateKeyException twin) {
            throw new FaultException(Fault.of("evidence.fault.busy"));
        }
        cases.noteWritten(item.caseId(), access(item, officer), List.of("evidence:" + item.id()));
        return receipt(item, false);
    }

    /**
     * Takes a chunk; one that is there already is left as it is.
     *
     * @param ordinal from 0
     * @param content every chunk but the last has the receipt's size
     */
    @Transactional
    public Receipt chunk(String itemId, int ordinal, byte[] content, Officer officer) {
        EvidenceItem item = mine(itemId, officer);
        if (item.state() != State.RECEIVING) {
            return receipt(item, false);
        }
        if (ordinal < 0 || ordinal >= item.chunks() || content.length != item.length(ordinal)) {
            throw new FaultException(Fault.of("evidence.fault.chunk"));
        }
        if (!store.chunks(itemId).contains(ordinal)) {
            vault.putChunk(itemId, ordinal, content, store.key(itemId));
            store.addChunk(itemId, ordinal, content.length);
        }
        return receipt(item, false);
    }

    /**
     * Completes an item: checks size, hash and type, reads what the file says, draws the thumbnail, looks for twins.
     * With chunks missing, or when the hash is another one (then all chunks are asked for again), it goes on receiving.
     */
    @Transactional
    public Receipt complete(String itemId, Officer officer) {
        EvidenceItem item = mine(itemId, officer);
        if (item.state() != State.RECEIVING || !missing(item).isEmpty()) {
            return receipt(item, false);
        }
        String key = store.key(itemId);
        if (!examination.whole(item, key)) {
            store.forgetChunks(itemId);
            return receipt(item, false);
        }
        Findings found = examination.examine(item, key);
        if (found.refusal() != null) {
            store.refuse(itemId, found.refusal());
            store.forgetChunks(itemId);
            vault.forget(itemId, item.chunks());
        } else {
            accept(item, found, key, officer);
        }
        return receipt(store.find(itemId).orElseThrow(), false);
    }

    /** What the system has of an own item. */
    public Receipt receipt(String itemId, Officer officer) {
        return receipt(store.find(itemId).filter(item -> item.officer().equals(officer.id()))
                .orElseThrow(CaseNotVisibleException::new), false);
    }

    /** Number of items on file by service; services without any are left out. */
    public Map<String, Integer> counts(Collection<String> serviceIds) {
        return store.onFileByService(serviceIds);
    }

    /** Items on file of a case, for other packages to name; what they show is opened with {@link #open}. */
    public List<EvidenceItem> named(String caseId) {
        return store.onFile(caseId);
    }

    /** All items on file of a case, for those who may read its documents; logged as a read. */
    @Transactional
    public List<EvidenceItem> ofCase(String caseId, Officer reader) {
        if (!readsDocuments(caseId, reader)) {
            throw new CaseNotVisibleException();
        }
        List<EvidenceItem> items = store.onFile(caseId);
        if (!items.isEmpty()) {
            cases.noteRead(caseId, access(null, reader), List.of("evidence"));
        }
        return items;
    }

    /** The thumbnail of a photo on file, a JPEG; empty for a video. */
    @Transactional
    public Optional<byte[]> thumbnail(String itemId, Officer reader) {
        EvidenceItem item = readable(itemId, reader);
        if (item.kind() == MediaKind.VIDEO) {
            return Optional.empty();
        }
        cases.noteRead(item.caseId(), access(item, reader), List.of("evidence-thumbnail:" + itemId));
        return Optional.of(vault.thumbnail(itemId, store.key(itemId)));
    }

    /** An item on file, whose content is to be handed out; logged as a read of it. */
    @Transactional
    public EvidenceItem open(String itemId, Officer reader) {
        EvidenceItem item = readable(itemId, reader);
        cases.noteRead(item.caseId(), access(item, reader), List.of("evidence-content:" + itemId));
        return item;
    }

    /** The content of an item that {@link #open} gave, exactly as it came. */
    public InputStream content(EvidenceItem item) {
        return vault.content(item.id(), item.chunks(), store.key(item.id()));
    }

    private Receipt again(EvidenceItem known, Capture capture, Officer officer) {
        boolean same = known.serviceId().equals(capture.serviceId()) && known.sha256().equals(capture.sha256())
                && known.size() == capture.size();
        if (!same || known.state() == State.RECEIVING && !known.officer().equals(officer.id())) {
            throw new FaultException(Fault.of(same ? "evidence.fault.busy" : "evidence.fault.id-taken"));
        }
        return receipt(known, known.state() == State.ON_FILE && !known.id().equals(capture.id()));
    }

    private void accept(EvidenceItem item, Findings found, String key, Officer officer) {
        if (found.thumbnail() != null) {
            vault.putThumbnail(item.id(), found.thumbnail(), key);
        }
        boolean first = store.onFileByService(List.of(item.serviceId())).isEmpty();
        store.accept(item.id(), found.type(), found.details(), found.likeness(), found.marks(), clock.instant());
        if (first) {
            String code = services.find(item.serviceId()).map(PlannedService::serviceCode).orElse("");
            cases.event(item.caseId(), "evidence-added", List.of("service:" + code), access(item, officer));
        }
    }

    private PlannedService own(String serviceId, Officer officer) {
        return services.find(serviceId).filter(service -> services.owns(officer, service))
                .orElseThrow(CaseNotVisibleException::new);
    }

    private EvidenceItem mine(String itemId, Officer officer) {
        EvidenceItem item = store.lock(itemId).filter(found -> found.officer().equals(officer.id()))
                .orElseThrow(CaseNotVisibleException::new);
        own(item.serviceId(), officer);
        return item;
    }

    private EvidenceItem readable(String itemId, Officer reader) {
        EvidenceItem item = store.find(itemId).filter(found -> found.state() == State.ON_FILE)
                .orElseThrow(CaseNotVisibleException::new);
        boolean own = services.find(item.serviceId()).filter(service -> services.owns(reader, service)).isPresent();
        if (!own && !readsDocuments(item.caseId(), reader)) {
            throw new CaseNotVisibleException();
        }
        return item;
    }

    private boolean readsDocuments(String caseId, Officer reader) {
        return matrix.allows(reader, Operation.DOCUMENT_READ, cases.summary(caseId).sides());
    }

    private EvidenceItem item(Capture capture, PlannedService service, Officer officer) {
        return new EvidenceItem(capture.id(), service.id(), service.caseId(),
                MediaKind.of(capture.kind()).orElseThrow(), MediaType.of(capture.mediaType()).orElseThrow(),
                capture.size(), chunkSize(capture), capture.sha256(),
                new Details(capture.position(), null, null), capture.origin(),
                capture.position() == null ? capture.noPosition() : null, capture.capturedAt(), clock.instant(), null,
                officer.id(), service.office(), State.RECEIVING, null, null, List.of());
    }

    /** A device keeps what it captured in pieces, whatever the setting is by the time it has a line. */
    private int chunkSize(Capture capture) {
        return capture.chunkSize() == null ? (int) settings.chunkSize().toBytes() : capture.chunkSize();
    }

    private Receipt receipt(EvidenceItem item, boolean known) {
        return new Receipt(item.id(), item.state().code(), item.chunkSize(),
                item.state() == State.RECEIVING ? missing(item) : List.of(), known, item.marks(), item.refusal());
    }

    private List<Integer> missing(EvidenceItem item) {
        List<Integer> there = store.chunks(item.id());
        return IntStream.range(0, item.chunks()).boxed().filter(ordinal -> !there.contains(ordinal)).toList();
    }

    private static Access access(EvidenceItem item, Officer officer) {
        String office = item != null && officer.id().equals(item.officer()) ? item.office()
                : officer.positions().isEmpty() ? null : officer.positions().get(0).office().id();
        return new Access(officer.id(), office, null, "evidence");
    }
}
