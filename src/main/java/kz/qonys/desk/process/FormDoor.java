package kz.qonys.desk.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.desk.Drafts;
import kz.qonys.desk.OptionLists;
import kz.qonys.desk.StartRight;
import kz.qonys.desk.form.Feel;
import kz.qonys.desk.form.FormRules;
import kz.qonys.desk.form.FormSchema;
import kz.qonys.desk.form.RowWords;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.review.CaseOpenings;
import kz.qonys.signature.Signable;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The one door of task work. Shows the assignee what the form names, takes back only what the form leaves open, writes
 * it to the case file in the engine's transaction.
 *
 * <p>Collaborators are looked up late: the engine is built before the tables of the case file exist.
 */
@Component
class FormDoor {

    private static final String CASE_ID = "caseId";

    private final ObjectProvider<CaseFields> caseFields;
    private final ObjectProvider<StaffDirectory> staff;
    private final ObjectProvider<OptionLists> optionLists;
    private final ObjectProvider<CaseOpenings> openings;
    private final ObjectProvider<Drafts> drafts;
    private final ObjectProvider<Clock> clock;
    private final StartRight startRight;
    private final SigningDoor signing;
    private final Rejection rejection;
    private final Messages messages;
    private final Schemas schemas = new Schemas();
    private final Feel feel = new ScalaFeel();

    FormDoor(ObjectProvider<CaseFields> caseFields, ObjectProvider<StaffDirectory> staff,
             ObjectProvider<OptionLists> optionLists, ObjectProvider<CaseOpenings> openings,
             ObjectProvider<Drafts> drafts, ObjectProvider<Clock> clock, StartRight startRight, SigningDoor signing,
             Messages messages) {
        this.caseFields = caseFields;
        this.staff = staff;
        this.optionLists = optionLists;
        this.openings = openings;
        this.drafts = drafts;
        this.clock = clock;
        this.startRight = startRight;
        this.signing = signing;
        this.rejection = new Rejection(messages);
        this.messages = messages;
    }

    /** Fields of a task's form: for the assignee all that it names, for anybody else none. */
    List<FormField> fields(TaskEntity task, CamundaFormRef form, String deploymentId) {
        String user = user();
        if (form == null || user == null || !user.equals(task.getAssignee())) {
            return List.of();
        }
        FormSchema schema = schemas.find(form, deploymentId);
        String caseId = text(task, CASE_ID);
        Set<String> keys = schema.shown(key -> caseFields.getObject().knows(key)
                && !optionLists.getObject().knows(key));
        Set<String> lists = schema.lists();
        List<FormField> fields = new ArrayList<>(options(schema, text(task, "settlementOffice")));
        Map<String, Object> draft = draft(Drafts.ofTask(task.getId()), user, schema);
        if (caseId != null) {
            Access access = access(task, user);
            Supplier<Map<String, Object>> values = once(() -> caseFields.getObject().read(caseId, keys, access));
            RowWords words = new RowWords(schema, Language.current(), messages);
            keys.stream().filter(key -> !draft.containsKey(key)).forEach(key -> fields.add(
                    new CaseFormField(key, lists.contains(key), () -> words.rows(key, values.get().get(key)))));
        }
        draft.forEach((key, value) -> fields.add(new CaseFormField(key, lists.contains(key), () -> value)));
        return fields;
    }

    /** Fields of a start form: choices only, there is no case yet. */
    List<FormField> startFields(CamundaFormRef form, String deploymentId) {
        return form == null ? List.of() : options(schemas.find(form, deploymentId), null);
    }

    /**
     * Takes a task's form or throws; what was written before the throw is rolled back with the engine's transaction.
     */
    void submit(TaskEntity task, CamundaFormRef form, String deploymentId, VariableMap submitted) {
        String user = user();
        if (user == null || !user.equals(task.getAssignee())) {
            throw new AuthorizationException(rejection.notYours(holder(task.getAssignee())));
        }
        FormSchema schema = schemas.find(form, deploymentId);
        String caseId = text(task, CASE_ID);
        Access access = access(task, user);
        if (caseId != null) {
            caseFields.getObject().hold(caseId);
        }
        rejection.wording(schema, () -> {
            take(task, schema, Submitted.plain(submitted), caseId, access);
            signing.requireSigned(task, schema, caseId, access);
        });
    }

    /** What a submission would decide. It is taken, so the caller rolls back. */
    Signable pending(TaskEntity task, CamundaFormRef form, String deploymentId, Map<String, Object> submitted) {
        FormSchema schema = schemas.find(form, deploymentId);
        String caseId = text(task, CASE_ID);
        Access access = access(task, task.getAssignee());
        take(task, schema, submitted, caseId, access);
        return signing.signable(task, schema, caseId, access, Language.current());
    }

    private void take(TaskEntity task, FormSchema schema, Map<String, Object> submitted, String caseId, Access access) {
        FormRules.Outcome outcome =
                FormRules.judge(schema, submitted, new Around(schema, caseId, access, task), feel);
        List<Fault> faults = new ArrayList<>(outcome.faults());
        write(caseId, outcome.caseValues(), access, faults);
        outcome.variables().forEach(task::setVariable);
    }

    /** Opens the case of a submitted start form. */
    void start(ExecutionEntity instance, CamundaFormRef form, String deploymentId, VariableMap submitted) {
        String user = user();
        if (!startRight.holds(user)) {
            throw new AuthorizationException(rejection.mayNotStart());
        }
        FormSchema schema = schemas.find(form, deploymentId);
        rejection.wording(schema, () -> {
            FormRules.Outcome outcome = FormRules.judge(schema, Submitted.plain(submitted),
                    new Around(schema, null, null, instance), feel);
            if (!outcome.faults().isEmpty()) {
                throw new FaultException(outcome.faults());
            }
            CaseOpenings.Opening opened = openings.getObject().open(user, outcome.submissionKey(),
                    (String) outcome.caseValues().get("category"),
                    Boolean.TRUE.equals(outcome.caseValues().get("abroad")));
            outcome.variables().forEach(instance::setVariable);
            instance.setVariable(CASE_ID, opened.caseId());
            instance.setVariable("category", opened.category());
            instance.setVariable("departureOffice", opened.departureOffice());
            instance.setVariable("settlementOffice", null);
            instance.setVariable("abroad", opened.abroad());
            instance.setVariable("author", user);
            instance.setProcessBusinessKey(opened.caseNumber());
            drafts.getObject().discard(Drafts.ofStart(instance.getProcessDefinition().getKey()), user);
        });
    }

    /** Writes, or gathers what the case file finds wrong beside what the form's rules found: all faults at once. */
    private void write(String caseId, Map<String, Object> values, Access access, List<Fault> faults) {
        Set<String> wrong = faults.stream().map(fault -> fault.field().split("[.\\[]")[0]).collect(Collectors.toSet());
        Map<String, Object> right = new LinkedHashMap<>(values);
        right.keySet().removeAll(wrong);
        try {
            if (!right.isEmpty()) {
                caseFields.getObject().write(caseId, right, access);
            }
        } catch (FaultException e) {
            e.faults().stream().filter(fault -> !wrong.contains(fault.field().split("[.\\[]")[0])).forEach(faults::add);
        }
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
    }

    private List<FormField> options(FormSchema schema, String settlementOffice) {
        Language language = Language.current();
        OptionLists lists = optionLists.getObject();
        return schema.valuesKeys().stream().filter(lists::knows).<FormField>map(key -> new CaseFormField(key, true,
                () -> lists.options(key, settlementOffice, language).stream()
                        .map(option -> Map.of("label", option.label(), "value", option.value())).toList())).toList();
    }

    private Access access(TaskEntity task, String user) {
        Set<String> groups = task.getCandidates().stream().map(IdentityLink::getGroupId).collect(Collectors.toSet());
        return new Access(user, office(user, groups), task.getId(), task.getTaskDefinitionKey());
    }

    /** The office for which the officer holds the task; of several offices the one the task is offered to. */
    private String office(String user, Set<String> groups) {
        List<Officer.Position> positions = staff.getObject().officer(user).map(Officer::positions).orElse(List.of());
        return positions.stream().filter(p -> groups.contains(p.office().id() + "." + p.role())).findFirst()
                .or(() -> positions.stream().findFirst())
                .map(position -> position.office().id()).orElse(null);
    }

    /** What the author has typed and not sent, as far as the form still asks for it. */
    private Map<String, Object> draft(String place, String author, FormSchema schema) {
        return drafts.getObject().find(place, author).map(draft -> schema.entered(draft.values())).orElse(Map.of());
    }

    private String holder(String assignee) {
        return assignee == null ? null
                : staff.getObject().officer(assignee).map(Officer::shortName).orElse(assignee);
    }

    private static String user() {
        return Context.getCommandContext().getAuthenticatedUserId();
    }

    private static String text(VariableScope scope, String variable) {
        return scope.getVariable(variable) instanceof String text ? text : null;
    }

    private static <T> Supplier<T> once(Supplier<T> source) {
        return new Supplier<>() {
            private T value;

            @Override
            public T get() {
                if (value == null) {
                    value = source.get();
                }
                return value;
            }
        };
    }

    /** Case file, engine variables and staff data as the rules of a form need them. */
    private final class Around implements FormRules.Surroundings {

        private final FormSchema schema;
        private final String caseId;
        private final Access access;
        private final VariableScope scope;

        Around(FormSchema schema, String caseId, Access access, VariableScope scope) {
            this.schema = schema;
            this.caseId = caseId;
            this.access = access;
            this.scope = scope;
        }

        @Override
        public boolean known(String key) {
            return caseFields.getObject().knows(key);
        }

        @Override
        public boolean readOnly(String key) {
            return caseFields.getObject().readOnly(key);
        }

        @Override
        public Map<String, Object> stored(Set<String> keys) {
            return caseId == null ? Map.of() : caseFields.getObject().read(caseId, keys, access);
        }

        @Override
        public Object variable(String name) {
            return scope.getVariable(name);
        }

        @Override
        public Optional<List<String>> options(String key) {
            OptionLists lists = optionLists.getObject();
            return lists.knows(key) && schema.valuesKeys().contains(key)
                    ? Optional.of(lists.options(key, text(scope, "settlementOffice"), Language.current()).stream()
                            .map(OptionLists.Option::value).toList())
                    : Optional.empty();
        }

        @Override
        public LocalDate today() {
            return LocalDate.now(clock.getObject());
        }
    }
}
