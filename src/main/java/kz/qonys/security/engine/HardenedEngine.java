package kz.qonys.security.engine;

import java.util.ArrayList;
import java.util.List;
import kz.qonys.language.Messages;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sets the engine's safe side: guards, no scripts, no expressions in queries, typed variables, strong passwords. */
@Component
@Order(0)
class HardenedEngine extends AbstractProcessEnginePlugin {

    /** Ids of users and groups: {@code tur-career-centre-officer}, {@code tur-cc.career-centre-officer}. */
    private static final String RESOURCE_IDS = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private final ApplicationContext context;
    private final ObjectProvider<CommandTable> commands;
    private final Messages messages;

    HardenedEngine(ApplicationContext context, ObjectProvider<CommandTable> commands, Messages messages) {
        this.context = context;
        this.commands = commands;
        this.messages = messages;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(
                guardFirst(engine, engine.getCustomPreCommandInterceptorsTxRequired()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                guardFirst(engine, engine.getCustomPreCommandInterceptorsTxRequiresNew()));
        refuseCode(engine);
        strengthenPasswords(engine);
        engine.setGeneralResourceWhitelistPattern(RESOURCE_IDS);
        // A refused form is an answer, not an error of the engine; the caller logs what is one.
        engine.setEnableCmdExceptionLogging(false);
    }

    private List<CommandInterceptor> guardFirst(
            ProcessEngineConfigurationImpl engine, List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>();
        all.add(new CommandGuard(engine, commands::getObject, messages));
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }

    private void refuseCode(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressions(context, messages));
        engine.setDmnElProvider(new NoJuelInDecisions(messages));
        engine.setScriptEngineResolver(new NoScripts(messages));
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setAutoStoreScriptVariables(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setEnableXxeProcessing(false);
    }

    /**
     * The throttle at the front door counts guesses; Camunda's own would keep a colleague out on a stranger's account.
     */
    private static void strengthenPasswords(ProcessEngineConfigurationImpl engine) {
        engine.setPasswordEncryptor(new Argon2Passwords());
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new StaffPasswordPolicy());
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setLoginDelayBase(0);
        engine.setLoginDelayMaxTime(0);
    }
}
