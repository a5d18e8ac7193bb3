package kz.qonys.security.engine;

import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyDigitRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLowerCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicySpecialCharacterRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUpperCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

/** Camunda's rules with twelve characters instead of ten. */
class StaffPasswordPolicy implements PasswordPolicy {

    private static final int SHORTEST = 12;

    private final List<PasswordPolicyRule> rules = List.of(
            new PasswordPolicyUserDataRuleImpl(),
            new PasswordPolicyLengthRuleImpl(SHORTEST),
            new PasswordPolicyLowerCaseRuleImpl(1),
            new PasswordPolicyUpperCaseRuleImpl(1),
            new PasswordPolicyDigitRuleImpl(1),
            new PasswordPolicySpecialCharacterRuleImpl(1));

    @Override
    public List<PasswordPolicyRule> getRules() {
        return rules;
    }
}
