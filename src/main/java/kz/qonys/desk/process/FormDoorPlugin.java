package kz.qonys.desk.process;

import java.util.ArrayList;
import java.util.List;
import kz.qonys.desk.Drafts;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Installs the form door and the desk's filters in the engine. */
@Component
public class FormDoorPlugin extends AbstractProcessEnginePlugin {

    private final FormDoor door;
    private final PersonalFilters filters;
    private final PersonalLists lists;
    private final ObjectProvider<Drafts> drafts;

    FormDoorPlugin(FormDoor door, PersonalFilters filters, PersonalLists lists, ObjectProvider<Drafts> drafts) {
        this.door = door;
        this.filters = filters;
        this.lists = lists;
        this.drafts = drafts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new FormDoorListener(door, new ReturnMark(), new DraftEnd(drafts)));
        configuration.setCustomPostBPMNParseListeners(listeners);
        configuration.setFilterService(new DeskFilterService(filters, lists,
                () -> configuration.getIdentityService().getCurrentAuthentication()));
    }
}
