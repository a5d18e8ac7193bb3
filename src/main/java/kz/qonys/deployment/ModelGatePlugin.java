package kz.qonys.deployment;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the gate before the engine's own deployers, so that it stands in every way a model can come. */
@Component
@Order(20)
class ModelGatePlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<HouseFacts> facts;
    private final ModelWords words;

    ModelGatePlugin(ObjectProvider<HouseFacts> facts, ModelWords words) {
        this.facts = facts;
        this.words = words;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> deployers = new ArrayList<>();
        deployers.add(new GateDeployer(engine, facts, words));
        if (engine.getCustomPreDeployers() != null) {
            deployers.addAll(engine.getCustomPreDeployers());
        }
        engine.setCustomPreDeployers(deployers);
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new EngineComplaints(words)));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPreCommandInterceptorsTxRequiresNew(), new EngineComplaints(words)));
    }

    private static List<CommandInterceptor> with(List<CommandInterceptor> others, CommandInterceptor own) {
        List<CommandInterceptor> all = new ArrayList<>(others == null ? List.of() : others);
        all.add(own);
        return all;
    }
}
