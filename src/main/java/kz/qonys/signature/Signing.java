package kz.qonys.signature;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.signature.Attempt.Outcome;
import kz.qonys.signature.cms.DetachedSignature;
import kz.qonys.signature.cms.Refusal;
import kz.qonys.signature.cms.RefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing a step: a snapshot is made and kept, signed elsewhere, judged when it comes back. An accepted signature lets
 * the step be completed with exactly that content, see {@link SignatureGuard}. Authorities are asked outside of
 * transactions.
 */
@Service
public class Signing {

    private final SignableTasks tasks;
    private final SigningSteps steps;
    private final Snapshots snapshots;
    private final SignatureStore store;
    private final EvidenceStore evidence;
    private final SignatureJudge judge;
    private final SignatureChain chain;
    private final CaseFiles cases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Signing(SignableTasks tasks, SigningSteps steps, Snapshots snapshots, SignatureStore store, EvidenceStore evidence,
            SignatureJudge judge, SignatureChain chain, CaseFiles cases, PlatformTransactionManager transactions,
            Clock clock) {
        this.tasks = tasks;
        this.steps = steps;
        this.snapshots = snapshots;
        this.store = store;
        this.evidence = evidence;
        this.judge = judge;
        this.chain = chain;
        this.cases = cases;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * How a task stands with its signature.
     *
     * @param enforced   true when it cannot be completed unsigned
     * @param snapshotId what was signed last, or given to sign; null when nothing was
     * @param outcome    null before a signature came
     * @param reason     message key of why it is not accepted
     */
    public record Standing(SigningStep step, boolean enforced, String snapshotId, Outcome outcome, String reason) {
    }

    /**
     * Makes a snapshot of what the person is about to decide, in the reader's language.
     *
     * @param values what the form would submit
     * @throws NoSuchElementException when the person does not hold the task, or it is not signed
     * @throws FaultException         when the form would not be taken, or the person cannot sign
     */
    public Snapshot begin(String taskId, String userId, Map<String, Object> values) {
        Language language = Language.current();
        Signable signable = tasks.pending(taskId, userId, values).orElseThrow(Signing::absent);
        SigningStep step = steps.find(signable.step()).orElseThrow(Signing::absent);
        Snapshots.Made made = snapshots.make(signable, step, language);
        transaction.executeWithoutResult(status -> store.insert(made.snapshot(), made.contentSha256(), made.print()));
        return made.snapshot();
    }

    /** The PDF of a snapshot, for whom it was made. */
    public byte[] print(String snapshotId, String userId) {
        return store.print(own(snapshotId, userId).id());
    }

    /**
     * Takes the signature over a snapshot. It is accepted or waits for an authority's answer; both are kept.
     *
     * @param cms detached, DER, Base64 or PEM
     * @throws NoSuchElementException when there is no such snapshot for this person
     * @throws FaultException         with the reason when it is refused, which is kept too
     */
    public Attempt finish(String snapshotId, String userId, byte[] cms) {
        Snapshot snapshot = own(snapshotId, userId);
        Instant now = clock.instant();
        requireOpen(snapshot, now);
        return take(snapshot, cms, now);
    }

    /** How the person's task stands; empty when the person does not hold it or it is not signed. */
    public Optional<Standing> standing(String taskId, String userId) {
        return tasks.step(taskId, userId).flatMap(steps::find).map(step -> {
            List<String> given = store.ofTask(taskId, userId);
            Optional<Attempt> last = given.stream().map(store::lastAttempt).flatMap(Optional::stream).findFirst();
            return new Standing(step, steps.enforced(step.task()),
                    last.map(Attempt::snapshotId).orElse(given.isEmpty() ? null : given.get(0)),
                    last.map(Attempt::outcome).orElse(null), last.map(Attempt::reason).orElse(null));
        });
    }

    /** Looks again at a signature that waits. What is found is a further attempt; nothing is thrown. */
    void again(Attempt waiting) {
        try {
            take(store.snapshot(waiting.snapshotId()).orElseThrow(), waiting.cms(), waiting.received());
        } catch (FaultException e) {
            // kept as a refused attempt; the task says why
        }
    }

    private Attempt take(Snapshot snapshot, byte[] sent, Instant received) {
        try {
            byte[] cms = DetachedSignature.der(sent);
            try {
                SignatureJudge.Judged judged = judge.judge(cms, snapshot, received);
                chain.requireOtherPerson(snapshot.content());
                List<String> kept = judged.answers().stream().map(evidence::keep).distinct().toList();
                return accepted(snapshot, cms, received, judged.evidence(kept));
            } catch (RefusedException e) {
                return turnedAway(snapshot, cms, received, reason(snapshot, cms, e), e.refusal().waits());
            } catch (FaultException e) {
                return turnedAway(snapshot, cms, received, e.faults().get(0).key(), false);
            }
        } catch (RefusedException e) {
            throw new FaultException(Fault.of(e.refusal().key()));
        }
    }

    private Attempt accepted(Snapshot snapshot, byte[] cms, Instant received, Evidence found) {
        Attempt attempt = new Attempt(SignatureStore.newId(), snapshot.id(), clock.instant(), received,
                Outcome.ACCEPTED, null, cms, found);
        transaction.executeWithoutResult(status -> {
            store.insert(attempt);
            store.accept(attempt);
        });
        return attempt;
    }

    private Attempt turnedAway(Snapshot snapshot, byte[] cms, Instant received, String reason, boolean waits) {
        Attempt attempt = new Attempt(SignatureStore.newId(), snapshot.id(), clock.instant(), received,
                waits ? Outcome.WAITING : Outcome.REFUSED, reason, cms, null);
        transaction.executeWithoutResult(status -> store.insert(attempt));
        if (!waits) {
            throw new FaultException(Fault.of(reason));
        }
        return attempt;
    }

    private void requireOpen(Snapshot snapshot, Instant now) {
        if (store.accepted(snapshot.id()).isPresent()) {
            throw new FaultException(Fault.of("signature.refused.replayed"));
        }
        if (now.isAfter(snapshot.validUntil())) {
            throw new FaultException(Fault.of("signature.fault.too-late"));
        }
        if (cases.summary(snapshot.content().caseId()).round() != snapshot.content().round()) {
            throw new FaultException(Fault.of("signature.refused.other-round"));
        }
    }

    /**
     * A signature over other bytes of ours says which ones they were: another case, step, round, language, or an old
     * nonce.
     */
    private String reason(Snapshot snapshot, byte[] cms, RefusedException refused) {
        if (refused.refusal() != Refusal.CONTENT) {
            return refused.refusal().key();
        }
        try {
            String claimed = HexFormat.of().formatHex(DetachedSignature.read(cms).claimedDigest());
            return store.bySha256(claimed).map(other -> difference(snapshot.content(), other.content()))
                    .orElse(refused.refusal().key());
        } catch (RefusedException e) {
            return refused.refusal().key();
        }
    }

    private static String difference(SignedContent wanted, SignedContent signed) {
        String kind = !wanted.caseId().equals(signed.caseId()) ? "other-case"
                : wanted.round() != signed.round() ? "other-round"
                : !wanted.taskId().equals(signed.taskId()) ? "other-task"
                : !wanted.signer().user().equals(signed.signer().user()) ? "other-task"
                : !wanted.language().equals(signed.language()) ? "other-language" : "replayed";
        return "signature.refused." + kind;
    }

    private Snapshot own(String snapshotId, String userId) {
        return store.snapshot(snapshotId).filter(found -> found.content().signer().user().equals(userId))
                .orElseThrow(Signing::absent);
    }

    private static NoSuchElementException absent() {
        return new NoSuchElementException("Nothing of this person's to sign");
    }
}
