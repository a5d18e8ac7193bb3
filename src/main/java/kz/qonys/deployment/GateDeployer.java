package kz.qonys.deployment;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Asks the gate about each new deployment inside its transaction, before the engine parses a file: a refusal leaves no
 * trace. What is deployed already and only comes back from the database is not asked about again.
 */
class GateDeployer implements Deployer {

    private static final int LONGEST_NAME = 200;

    private final ProcessEngineConfigurationImpl engine;
    private final ObjectProvider<HouseFacts> facts;
    private final ModelWords words;
    private ModelGate gate;

    GateDeployer(ProcessEngineConfigurationImpl engine, ObjectProvider<HouseFacts> facts, ModelWords words) {
        this.engine = engine;
        this.facts = facts;
        this.words = words;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        List<ModelFault> faults = new ArrayList<>(about(deployment));
        List<ModelFile> files = deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes())).toList();
        faults.addAll(gate().faults(files, new EngineModels(engine.getRepositoryService())));
        if (!faults.isEmpty()) {
            throw words.refusal(faults);
        }
    }

    /** Built with the first deployment: the engine is there before the beans whose names models use. */
    private synchronized ModelGate gate() {
        if (gate == null) {
            gate = new ModelGate(facts.getObject());
        }
        return gate;
    }

    private static List<ModelFault> about(DeploymentEntity deployment) {
        Findings findings = new Findings();
        if (deployment.getTenantId() != null) {
            findings.inFile("", "deployment.tenant");
        }
        if (length(deployment.getName()) > LONGEST_NAME || length(deployment.getSource()) > LONGEST_NAME) {
            findings.inFile("", "deployment.longName", LONGEST_NAME);
        }
        return findings.all();
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
