package kz.qonys.signature;

import java.util.Optional;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.staff.Roles;
import kz.qonys.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/**
 * Step, role, office and clause of a signed content in the reader's language, where they are still what they were; else
 * as the signer read them. What was decided and filled in is never translated: it was signed in its own language.
 */
@Component
class SignedWords {

    private final SignableTasks tasks;
    private final SigningSteps steps;
    private final Roles roles;
    private final StaffDirectory staff;
    private final Messages messages;

    SignedWords(SignableTasks tasks, SigningSteps steps, Roles roles, StaffDirectory staff, Messages messages) {
        this.tasks = tasks;
        this.steps = steps;
        this.roles = roles;
        this.staff = staff;
        this.messages = messages;
    }

    String step(SignedContent content) {
        return foreign(content) ? tasks.stepName(content.taskId(), Language.current()).orElse(content.stepName())
                : content.stepName();
    }

    /** As it was signed when it names somebody absent. */
    String role(SignedContent content) {
        return roles.find(content.signer().role())
                .filter(role -> role.name(signed(content)).equals(content.signer().roleName()))
                .map(role -> role.name(Language.current())).orElse(content.signer().roleName());
    }

    String office(SignedContent content) {
        return staff.office(content.signer().office())
                .filter(office -> office.name(signed(content)).equals(content.signer().officeName()))
                .map(office -> office.name(Language.current())).orElse(content.signer().officeName());
    }

    String clause(SignedContent content) {
        return steps.find(content.step()).filter(step -> step.clause(signed(content)).equals(content.clause()))
                .map(step -> step.clause(Language.current())).orElse(content.clause());
    }

    /** The language that was signed, when it is not the reader's. */
    Optional<String> language(SignedContent content) {
        return foreign(content) ? Optional.of(messages.text("signature.language." + content.language()))
                : Optional.empty();
    }

    private static boolean foreign(SignedContent content) {
        return signed(content) != Language.current();
    }

    private static Language signed(SignedContent content) {
        return Language.of(content.language()).orElseThrow();
    }
}
