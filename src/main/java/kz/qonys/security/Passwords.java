package kz.qonys.security;

import kz.qonys.security.engine.Argon2Passwords;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Compares a password with the one on file, in the same time whether or not there is one. */
@Component
class Passwords {

    private static final int LONGEST = 200;

    /** The password is the one on file already; only its hash is new. */
    private static final boolean SKIP_POLICY = true;

    private final ObjectProvider<IdentityService> identity;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final Argon2PasswordEncoder encoder = Argon2Passwords.encoder();
    private final String nobodysPassword = encoder.encode("nobody's");

    Passwords(ObjectProvider<IdentityService> identity, ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.identity = identity;
        this.engine = engine;
    }

    /** True when the user exists and this is the password; a hash of an older kind is then replaced. */
    boolean match(String userId, String password) {
        return password.length() <= LONGEST
                && userId.length() <= LONGEST
                && EngineCalls.permitted(() -> matchInEngine(userId, password));
    }

    boolean exists(String userId) {
        return EngineCalls.permitted(
                () -> identity.getObject().createUserQuery().userId(userId).count() > 0);
    }

    private boolean matchInEngine(String userId, String password) {
        User user = userId.isEmpty() ? null : identity.getObject().createUserQuery().userId(userId).singleResult();
        if (user == null) {
            encoder.matches(password, nobodysPassword);
            return false;
        }
        boolean right = identity.getObject().checkPassword(userId, password);
        if (right && isOld(user)) {
            user = identity.getObject().createUserQuery().userId(userId).singleResult();
            user.setPassword(password);
            engine.getObject().getCommandExecutorTxRequired().execute(new SaveUserCmd(user, SKIP_POLICY));
        }
        return right;
    }

    private static boolean isOld(User user) {
        return user instanceof UserEntity entity && !entity.getPassword().startsWith("{" + Argon2Passwords.NAME + "}");
    }
}
