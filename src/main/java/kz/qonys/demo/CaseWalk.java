package kz.qonys.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.Documents.Upload;
import kz.qonys.intake.RequiredDocument;
import kz.qonys.intake.RequiredDocuments;
import kz.qonys.language.FaultException;
import kz.qonys.registry.outbox.OutboxDispatcher;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.registry.simulator.SyntheticPopulation.Kin;
import kz.qonys.registry.simulator.SyntheticPopulation.Paper;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import kz.qonys.signature.Signing;
import kz.qonys.signature.SigningSteps;
import kz.qonys.signature.Snapshot;
import kz.qonys.signature.cms.CertificateKind;
import kz.qonys.signature.demo.DemoKeys;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Takes a case through its forms as staff would: signs on, claims, fills in, submits, under the engine's authorizations
 * and through the form door. Used to seed the demonstration and by the journey tests.
 */
@Component
@Profile("demo")
public class CaseWalk {

    private static final Logger LOG = LoggerFactory.getLogger(CaseWalk.class);
    private static final String PROCESS = "resettlement-case";

    private final ProcessEngine engine;
    private final StaffDirectory staff;
    private final Documents documents;
    private final RequiredDocuments required;
    private final OutboxDispatcher outbox;
    private final Signing signing;
    private final SigningSteps steps;
    private final DemoKeys keys;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    CaseWalk(ProcessEngine engine, StaffDirectory staff, Documents documents, RequiredDocuments required,
            OutboxDispatcher outbox, Signing signing, SigningSteps steps, DemoKeys keys, Clock clock) {
        this.engine = engine;
        this.staff = staff;
        this.documents = documents;
        this.required = required;
        this.outbox = outbox;
        this.signing = signing;
        this.steps = steps;
        this.keys = keys;
        this.clock = clock;
    }

    /** Submits the start form; returns the id of the new case. */
    public String start(String officer, String category, boolean abroad) {
        return start(officer, category, abroad, UUID.randomUUID().toString());
    }

    /** Submits the start form with a given submission key; returns the id of the new case. */
    public String start(String officer, String category, boolean abroad, String submissionKey) {
        String definition = engine.getRepositoryService().createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS).latestVersion().singleResult().getId();
        Map<String, Object> form = new HashMap<>(Map.of("category", category, "submissionKey", submissionKey));
        if (category.equals("kandas")) {
            form.put("abroad", abroad);
        }
        ProcessInstance instance = as(officer, () -> engine.getFormService().submitStartForm(definition, form));
        return (String) engine.getRuntimeService().getVariable(instance.getId(), "caseId");
    }

    /**
     * Claims the open task of the case if nobody has, signs where the step cannot be left unsigned, and submits its
     * form.
     */
    public void submit(String caseId, String taskKey, String officer, Map<String, ?> values) {
        as(officer, () -> {
            Task task = engine.getTaskService().createTaskQuery().taskDefinitionKey(taskKey)
                    .processVariableValueEquals("caseId", caseId).singleResult();
            if (task == null) {
                throw new IllegalStateException(officer + " sees no task " + taskKey);
            }
            submit(task, officer, values);
            return null;
        });
    }

    /** The same for one task of several with the same key. */
    public void submitTask(String taskId, String officer, Map<String, ?> values) {
        as(officer, () -> {
            Task task = engine.getTaskService().createTaskQuery().taskId(taskId).singleResult();
            if (task == null) {
                throw new IllegalStateException(officer + " does not see the task");
            }
            submit(task, officer, values);
            return null;
        });
    }

    private void submit(Task task, String officer, Map<String, ?> values) {
        if (task.getAssignee() == null) {
            engine.getTaskService().claim(task.getId(), officer);
        }
        if (steps.enforced(task.getTaskDefinitionKey(), Objects.toString(values.get("decision"), ""))) {
            signUnlessRefused(task.getId(), officer, values);
        }
        engine.getFormService().submitTaskForm(task.getId(), typed(values));
    }

    /** A form that is not taken is not signed either; sending it says why, as in Tasklist. */
    private void signUnlessRefused(String taskId, String officer, Map<String, ?> values) {
        try {
            sign(taskId, officer, values);
        } catch (FaultException e) {
            if (e.faults().get(0).key().startsWith("signature.")) {
                throw e;
            }
        } catch (NoSuchElementException e) {
            LOG.debug("{} does not hold the task, as its door will say", officer);
        }
    }

    /** Signs what the form would decide, with the officer's demo key. */
    public Snapshot sign(String taskId, String officer, Map<String, ?> values) {
        Snapshot snapshot = signing.begin(taskId, officer, new HashMap<>(values));
        Set<CertificateKind> kinds = snapshot.content().kinds().stream()
                .map(code -> CertificateKind.of(code).orElseThrow()).collect(Collectors.toSet());
        signing.finish(snapshot.id(), officer,
                keys.key(officer, snapshot.content().signer().office(), kinds).sign(snapshot.bytes()));
        return snapshot;
    }

    /** Sends what is due, and runs what the job executor would run now for this case, until nothing is due. */
    public void runDueJobs(String caseId) {
        outbox.sendAllDue();
        for (List<Job> due = due(caseId); !due.isEmpty(); due = due(caseId)) {
            due.forEach(this::execute);
        }
    }

    /** Unless a job before it has ended what it belongs to. */
    private void execute(Job job) {
        if (engine.getManagementService().createJobQuery().jobId(job.getId()).count() > 0) {
            engine.getManagementService().executeJob(job.getId());
        }
    }

    /** Uploads a synthetic scan for every document the applicant is still asked for. */
    public int uploadMissing(String caseId, String officer) {
        List<RequiredDocument> missing = required.missing(caseId);
        String office = staff.officer(officer).orElseThrow().positions().get(0).office().id();
        Access access = new Access(officer, office, null, "upload");
        missing.forEach(document -> documents.add(caseId, new Upload(document.personId(), document.kind().code(),
                document.kind().code() + ".pdf", new ByteArrayInputStream(scan())), access));
        return missing.size();
    }

    /** The application form of a family, filled in honestly: who lives in the household, consent given today. */
    public Map<String, Object> application(Family family, String settlementOffice) {
        Map<String, Object> form = applicant(family);
        List<Map<String, Object>> members = new ArrayList<>();
        family.members().forEach(kin -> members.add(member(kin)));
        form.put("familyMembers", members);
        form.put("settlementOffice", settlementOffice);
        form.put("contactLanguage", "kk");
        form.put("consentGiven", true);
        form.put("consentDate", LocalDate.now(clock).toString());
        form.put("consentForm", "digital");
        form.put("consentReadAloud", true);
        form.put("consentThirdParties", true);
        form.put("consentCrossBorder", true);
        return form;
    }

    private static Map<String, Object> applicant(Family family) {
        Person person = family.applicant();
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("applicantSurname", person.surname());
        form.put("applicantName", person.name());
        form.put("applicantPatronymic", person.patronymic());
        form.put("applicantIin", person.iin());
        form.put("applicantBirthDate", person.birthDate().toString());
        form.put("applicantGender", person.gender().code());
        form.put("applicantCitizenship", person.citizenship());
        person.paper().ifPresent(paper -> {
            form.put("applicantDocumentType", paper.type().code());
            form.put("applicantDocumentNumber", paper.number());
        });
        form.put("applicantMaritalStatus", family.spouse().isPresent() ? "married" : "single");
        form.put("applicantEducation", "vocational");
        form.put("applicantPhone", person.phone());
        form.put("applicantAddress", person.home() == null ? "уақытша мекенжай"
                : person.home().city() + ", " + person.home().street() + ", " + person.home().building());
        if (person.kandas() != null) {
            form.put("applicantKandasNumber", person.kandas().number());
        }
        return form;
    }

    private static Map<String, Object> member(Kin kin) {
        Person person = kin.person();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("surname", person.surname());
        row.put("name", person.name());
        row.put("patronymic", person.patronymic());
        row.put("iin", person.iin());
        row.put("birthDate", person.birthDate().toString());
        row.put("gender", person.gender().code());
        row.put("relation", kin.relation().code());
        row.put("citizenship", person.citizenship());
        row.put("documentType", person.paper().map(Paper::type).map(type -> type.code()).orElse(null));
        row.put("documentNumber", person.paper().map(Paper::number).orElse(null));
        return row;
    }

    /** Due jobs of the case in all its processes; timers of tasks included. */
    private List<Job> due(String caseId) {
        return engine.getRuntimeService().createProcessInstanceQuery().variableValueEquals("caseId", caseId).list()
                .stream()
                .flatMap(instance -> engine.getManagementService().createJobQuery()
                        .processInstanceId(instance.getId()).executable().list().stream())
                .toList();
    }

    private Map<String, Object> typed(Map<String, ?> values) {
        Map<String, Object> typed = new HashMap<>();
        values.forEach((key, value) -> typed.put(key, value instanceof List<?> ? listValue(value) : value));
        return typed;
    }

    private Object listValue(Object list) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(list)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A form value cannot be written as JSON");
        }
    }

    private <T> T as(String officer, Supplier<T> work) {
        engine.getIdentityService().setAuthentication(officer, engine.getIdentityService().createGroupQuery()
                .groupMember(officer).list().stream().map(Group::getId).toList());
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static byte[] scan() {
        return """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
                trailer<</Root 1 0 R>>
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII);
    }
}
