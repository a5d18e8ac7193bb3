package kz.qonys.security.engine;

import java.util.function.Supplier;
import kz.qonys.language.Messages;
import kz.qonys.security.EngineCalls;
import kz.qonys.security.Who;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Looks at the outermost command of a person or a web request and lets it pass only with a row in
 * {@code security/commands.csv}. Commands inside another one, jobs, start-up code and code below
 * {@link EngineCalls#permitted} pass.
 */
class CommandGuard extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(CommandGuard.class);

    private final ProcessEngineConfigurationImpl engine;
    private final Supplier<CommandTable> table;
    private final Messages messages;

    CommandGuard(ProcessEngineConfigurationImpl engine, Supplier<CommandTable> table, Messages messages) {
        this.engine = engine;
        this.table = table;
        this.messages = messages;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        boolean guarded = Who.isSignedIn(person) || EngineCalls.areFromTheWeb();
        if (!guarded || isInsideAnother() || EngineCalls.areCurrentlyPermitted()) {
            return next.execute(command);
        }
        Ownership limit = table.get()
                .ruleFor(command.getClass(), person)
                .orElseThrow(() -> refusal(command, "security.command.refused"))
                .limit();
        return limit == Ownership.ANY
                ? next.execute(command)
                : next.execute(context -> {
                    if (!limit.holds(command, person.getName())) {
                        throw command instanceof SubmitTaskFormCmd ? taken(command)
                                : refusal(command, "security.command.not-yours");
                    }
                    return command.execute(context);
                });
    }

    /** Commands of the web applications' own queries do not count: they run in a configuration of their own. */
    private boolean isInsideAnother() {
        CommandContext outer = Context.getCommandContext();
        return outer != null && outer.getProcessEngineConfiguration() == engine;
    }

    /** A stale tab: whoever sits before it is told who has the task now. */
    private AuthorizationException taken(Command<?> command) {
        return Ownership.holder(command)
                .map(name -> new AuthorizationException(messages.text("security.command.taken", name)))
                .orElseGet(() -> refusal(command, "security.command.not-yours"));
    }

    private AuthorizationException refusal(Command<?> command, String key) {
        LOG.info("Engine command refused: {}", command.getClass().getName());
        return new AuthorizationException(messages.text(key));
    }
}
