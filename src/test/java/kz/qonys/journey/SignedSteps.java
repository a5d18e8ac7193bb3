package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.StoredDocument;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.signature.Signing;
import kz.qonys.signature.Snapshot;
import kz.qonys.signature.demo.DemoKeys;
import kz.qonys.signature.demo.KeyKind;
import kz.qonys.signature.demo.KeyProfile;
import kz.qonys.signature.demo.SignerKey;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/** What journeys of signing do, in Russian unless they say otherwise. */
abstract class SignedSteps {

    static final Map<String, Object> APPROVE = Map.of("decision", "approve");

    @Autowired
    Desk desk;

    @Autowired
    Signing signing;

    @Autowired
    DemoKeys keys;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Documents documents;

    @Autowired
    Messages messages;

    @BeforeEach
    void speakRussian() {
        desk.at("2026-11-16T10:00");
        LocaleContextHolder.setLocale(Language.RU.locale());
    }

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    /** A snapshot of the mobility centre's approval, for its head. */
    Snapshot begin(FamilyCase one, String head, Language language) {
        Task task = desk.task(one.id, MOBILITY_CENTRE);
        claim(task, head);
        LocaleContextHolder.setLocale(language.locale());
        try {
            return signing.begin(task.getId(), head, new HashMap<>(APPROVE));
        } finally {
            LocaleContextHolder.setLocale(Language.RU.locale());
        }
    }

    /** The officer's RSA key of a profile, for the office that a snapshot names. */
    SignerKey key(String user, Snapshot snapshot, KeyProfile profile) {
        return keys.key(user, snapshot.content().signer().office(), KeyKind.RSA, profile);
    }

    /** What the signer reads whose signature is refused. */
    String refused(Snapshot snapshot, String user, byte[] cms) {
        return messages.text(catchThrowableOfType(FaultException.class, () -> signing.finish(snapshot.id(), user, cms))
                .faults().get(0));
    }

    void complete(Task task, String officer, Map<String, Object> values) {
        claim(task, officer);
        desk.as(officer, () -> {
            desk.engine.getFormService().submitTaskForm(task.getId(), new HashMap<>(values));
            return null;
        });
    }

    /** Puts another scan of a document beside it. */
    void addScan(FamilyCase one, StoredDocument old, byte[] scan) {
        documents.add(one.id, new Documents.Upload(old.personId(), old.kind().code(), old.fileName(),
                new ByteArrayInputStream(scan)), new Access(one.author, one.from + "-cc", null, "upload"));
    }

    private void claim(Task task, String officer) {
        desk.as(officer, () -> {
            if (desk.engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult()
                    .getAssignee() == null) {
                desk.engine.getTaskService().claim(task.getId(), officer);
            }
            return null;
        });
    }
}
