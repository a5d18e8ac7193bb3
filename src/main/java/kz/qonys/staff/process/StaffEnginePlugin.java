package kz.qonys.staff.process;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Lets ids of ours pass ({@code tur-cc.career-centre-officer}) and gives candidates the right to work, not to change, a
 * task.
 */
@Component
public class StaffEnginePlugin extends AbstractProcessEnginePlugin {

    private static final String IDS = "[a-zA-Z0-9._-]+";

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setGeneralResourceWhitelistPattern(IDS);
        configuration.setUserResourceWhitelistPattern(IDS);
        configuration.setGroupResourceWhitelistPattern(IDS);
        // TASK_WORK would not let an officer give a task back; whom it may be given to is the front door's to say.
        configuration.setDefaultUserPermissionNameForTask(Permissions.UPDATE.getName());
    }
}
