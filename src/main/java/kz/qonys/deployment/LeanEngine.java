package kz.qonys.deployment;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Makes the engine lean; after the starter's own settings, which this overrides. */
@Component
class LeanEngine extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        for (LeanMeasure measure : LeanMeasure.values()) {
            measure.apply(engine);
        }
    }
}
