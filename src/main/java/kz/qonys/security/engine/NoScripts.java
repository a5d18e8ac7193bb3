package kz.qonys.security.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import kz.qonys.language.Messages;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Refuses every script language, whatever lies on the class path. */
class NoScripts implements ScriptEngineResolver {

    private final Messages messages;

    NoScripts(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // nothing will ever ask for it
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return new ScriptEngineManager(null);
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw new ProcessEngineException(messages.text("security.script.refused"));
    }
}
