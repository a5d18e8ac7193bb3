package kz.qonys.desk.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.desk.OptionLists;
import kz.qonys.desk.form.FormPicture;
import kz.qonys.desk.form.FormSchema;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.signature.Signable;
import kz.qonys.signature.SignatureGuard;
import kz.qonys.signature.SignedField;
import kz.qonys.signature.SigningSteps;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Signing at the form door: what an officer decides is what the form shows after it was taken, the same when it is
 * given to sign and when the task is completed. Collaborators are looked up late, like those of the form door.
 */
@Component
class SigningDoor {

    private final ObjectProvider<SigningSteps> steps;
    private final ObjectProvider<SignatureGuard> guard;
    private final ObjectProvider<CaseFields> caseFields;
    private final ObjectProvider<OptionLists> optionLists;
    private final ObjectProvider<StaffDirectory> staff;
    private final ObjectProvider<ModelNames> names;
    private final Messages messages;

    SigningDoor(ObjectProvider<SigningSteps> steps, ObjectProvider<SignatureGuard> guard,
            ObjectProvider<CaseFields> caseFields, ObjectProvider<OptionLists> optionLists,
            ObjectProvider<StaffDirectory> staff, ObjectProvider<ModelNames> names, Messages messages) {
        this.steps = steps;
        this.guard = guard;
        this.caseFields = caseFields;
        this.optionLists = optionLists;
        this.staff = staff;
        this.names = names;
        this.messages = messages;
    }

    /**
     * Lets a signing step be completed with what was signed, and with nothing else. Whatever else stands in the way of
     * completing the task is said first: nobody is asked to sign what could not be completed.
     */
    void requireSigned(TaskEntity task, FormSchema schema, String caseId, Access access) {
        SigningSteps table = steps.getIfAvailable();
        if (table == null || caseId == null || table.find(task.getTaskDefinitionKey()).isEmpty()) {
            return;
        }
        try {
            guard.getObject().requireSigned(task.getTaskDefinitionKey(), access,
                    language -> signable(task, schema, caseId, access, language));
        } catch (FaultException e) {
            task.fireEvent(TaskListener.EVENTNAME_COMPLETE);
            throw e;
        }
    }

    /** What the officer decides, read back after the form was taken. */
    Signable signable(TaskEntity task, FormSchema schema, String caseId, Access access, Language language) {
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(language.locale());
        try {
            List<SignedField> fields = picture(task, schema, caseId, access, language);
            String name = names.stream().findFirst()
                    .flatMap(known -> known.task(task.getProcessDefinitionId(), task.getTaskDefinitionKey(), language))
                    .orElse(task.getName());
            return new Signable(caseId, task.getId(), task.getTaskDefinitionKey(), name, access.user(), access.office(),
                    role(task, access), Objects.toString(task.getVariable("decision"), ""), fields);
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    private List<SignedField> picture(TaskEntity task, FormSchema schema, String caseId, Access access,
            Language language) {
        CaseFields file = caseFields.getObject();
        OptionLists lists = optionLists.getObject();
        Predicate<String> onFile = key -> file.knows(key) && !lists.knows(key);
        Map<String, Object> data = new LinkedHashMap<>(file.read(caseId, schema.shown(onFile), access));
        List<String> flow = new ArrayList<>(schema.flowKeys());
        schema.named().stream().filter(key -> !data.containsKey(key) && !lists.knows(key)).forEach(flow::add);
        flow.forEach(key -> data.put(key, task.getVariable(key)));
        return FormPicture.of(schema, data, language, messages, key -> lists.knows(key)
                ? lists.options(key, Objects.toString(task.getVariable("settlementOffice"), null), language).stream()
                        .collect(Collectors.toMap(OptionLists.Option::value, OptionLists.Option::label, (a, b) -> a))
                : Map.of(), file::content, new ScalaFeel());
    }

    /** The role in which the officer holds the task: that of the group it was offered to. */
    private String role(TaskEntity task, Access access) {
        Set<String> groups = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Officer.Position> here = staff.getObject().officer(access.user()).map(Officer::positions)
                .orElse(List.of()).stream().filter(position -> position.office().id().equals(access.office())).toList();
        return here.stream().filter(position -> groups.contains(position.office().id() + "." + position.role()))
                .findFirst().or(() -> here.stream().findFirst()).map(Officer.Position::role).orElse(null);
    }
}
