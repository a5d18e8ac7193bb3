package kz.qonys.signature;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.signature.Attempt.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stands before the completion of a signing step, in its transaction: no accepted signature over this content, no
 * completion.
 */
@Component
public class SignatureGuard {

    private final SigningSteps steps;
    private final SignatureStore store;
    private final Snapshots snapshots;
    private final SignatureChain chain;
    private final CaseFiles cases;
    private final Clock clock;

    SignatureGuard(SigningSteps steps, SignatureStore store, Snapshots snapshots, SignatureChain chain, CaseFiles cases,
            Clock clock) {
        this.steps = steps;
        this.store = store;
        this.snapshots = snapshots;
        this.chain = chain;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Lets the step be completed, or not. A step that is not signed yet passes, unless a signature was given all the
     * same: then it counts like any other. A decision that nobody signs passes in any case.
     *
     * @param access  in whose name the step is completed, with the task's id
     * @param decided what is being decided, worded in a language
     * @throws FaultException saying what is missing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireSigned(String task, Access access, Function<Language, Signable> decided) {
        Optional<SigningStep> step = steps.find(task);
        List<String> given = step.isEmpty() ? List.of() : store.ofTask(access.taskId(), access.user());
        List<Snapshot> signed = given.stream().filter(id -> store.accepted(id).isPresent() && !store.used(id))
                .map(id -> store.snapshot(id).orElseThrow()).toList();
        if (step.isEmpty() || signed.isEmpty() && !steps.enforced(task)) {
            return;
        }
        if (step.get().unsigned().contains(decided.apply(Language.current()).decision())) {
            return;
        }
        if (signed.isEmpty()) {
            throw new FaultException(Fault.of(waits(given) ? "signature.fault.waiting" : "signature.fault.missing"));
        }
        for (Snapshot snapshot : signed) {
            Language language = Language.of(snapshot.content().language()).orElseThrow();
            if (snapshots.contentSha256(decided.apply(language), step.get(), language)
                    .equals(store.contentSha256(snapshot.id()))) {
                complete(snapshot, access);
                return;
            }
        }
        throw new FaultException(Fault.of("signature.fault.changed"));
    }

    private void complete(Snapshot snapshot, Access access) {
        chain.requireOtherPerson(snapshot.content());
        store.use(snapshot.id(), clock.instant());
        cases.event(snapshot.content().caseId(), "decision-signed",
                List.of("role:" + snapshot.content().signer().role()), access);
        chain.invalidateChanged(snapshot, access);
    }

    private boolean waits(List<String> given) {
        return given.stream().map(store::lastAttempt).flatMap(Optional::stream).map(Attempt::outcome)
                .collect(Collectors.toSet()).contains(Outcome.WAITING);
    }
}
