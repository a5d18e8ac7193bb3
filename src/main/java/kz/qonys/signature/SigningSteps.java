package kz.qonys.signature;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import kz.qonys.language.Language;
import kz.qonys.signature.cms.CertificateKind;
import kz.qonys.staff.Sheet;
import org.springframework.stereotype.Component;

/** The table of steps that are signed, and the setting which of them are signed already. */
@Component
public class SigningSteps {

    static final String ALL = "all";

    private final Map<String, SigningStep> steps;
    private final SignatureSettings settings;

    /** @throws IllegalStateException when a row names a kind of certificate that does not exist, or a setting no row */
    SigningSteps(SignatureSettings settings) {
        this.settings = settings;
        this.steps = Sheet.read("signature/steps.csv").stream().map(SigningSteps::step)
                .collect(toMap(SigningStep::task, Function.identity()));
        List<String> unknown = settings.enforced().stream()
                .filter(task -> !task.equals(ALL) && !steps.containsKey(task)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("qonys.signature.enforced names steps that signature/steps.csv lacks: "
                    + unknown);
        }
    }

    /** The row of a task; empty when it is not signed. */
    public Optional<SigningStep> find(String task) {
        return Optional.ofNullable(steps.get(task));
    }

    /**
     * True when the task cannot be completed without an accepted signature, but for the decisions that nobody signs.
     */
    public boolean enforced(String task) {
        return steps.containsKey(task) && (settings.enforced().contains(ALL) || settings.enforced().contains(task));
    }

    /** True when the task cannot be completed with this decision without an accepted signature. */
    public boolean enforced(String task, String decision) {
        return enforced(task) && !steps.get(task).unsigned().contains(decision);
    }

    private static SigningStep step(Map<String, String> row) {
        return new SigningStep(row.get("task"), row.get("chain"),
                codes(row.get("kinds")).map(SigningSteps::kind).collect(toUnmodifiableSet()),
                codes(row.get("unsigned")).collect(toUnmodifiableSet()),
                Map.of(Language.KK, row.get("clause_kk"), Language.RU, row.get("clause_ru"),
                        Language.EN, row.get("clause_en")));
    }

    private static Stream<String> codes(String cell) {
        return Arrays.stream(cell.split("\\|")).filter(code -> !code.isBlank());
    }

    private static CertificateKind kind(String code) {
        return CertificateKind.of(code).orElseThrow(
                () -> new IllegalStateException("signature/steps.csv names an unknown kind of certificate: " + code));
    }
}
