package kz.qonys.casefile;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.staff.Office;
import kz.qonys.staff.StaffDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table case_consent. A consent is never changed: a new one replaces it, a withdrawal ends it, both stay on file. */
@Repository
class ConsentStore {

    /** Version of the texts {@code consent.*} of the message store; a change of wording raises it. */
    static final String TEXT_VERSION = "1";

    private static final String TABLE = "case_consent";

    private record Given(Consent consent, boolean valid) {
    }

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Messages messages;
    private final StaffDirectory staff;
    private final CaseReadings readings;
    private final Clock clock;

    ConsentStore(JdbcClient jdbc, FieldCipher cipher, Messages messages, StaffDirectory staff, CaseReadings readings,
            Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.messages = messages;
        this.staff = staff;
        this.readings = readings;
        this.clock = clock;
    }

    Optional<Consent> valid(String caseId, String personId) {
        return valid(caseId).stream().filter(consent -> consent.personId().equals(personId)).findFirst();
    }

    List<Consent> valid(String caseId) {
        return given(caseId).stream().filter(Given::valid).map(Given::consent).toList();
    }

    boolean everGiven(String caseId, String personId) {
        return given(caseId).stream().anyMatch(given -> given.consent().personId().equals(personId));
    }

    private List<Given> given(String caseId) {
        return readings.read(caseId, TABLE, () -> jdbc.sql("""
                select person_id, given_on, consent_form, read_aloud, third_parties, cross_border, ended_at is null
                from case_consent where case_id = ?
                """).param(caseId)
                .query((row, number) -> new Given(new Consent(row.getString(1), row.getDate(2).toLocalDate(),
                        row.getString(3), row.getBoolean(4), row.getBoolean(5), row.getBoolean(6)), row.getBoolean(7)))
                .list());
    }

    /**
     * Records a consent with the texts the person agreed to.
     *
     * @param operator career centre that collects the data; its name and BIN are part of the consent
     */
    void give(String caseId, Consent consent, String subject, String operator, Language language, Access access) {
        end(caseId, consent.personId(), "replaced", access);
        String id = UUID.randomUUID().toString();
        Office office = staff.office(operator).orElseThrow();
        jdbc.sql("""
                insert into case_consent (id, case_id, person_id, subject, operator_name, operator_bin, purpose,
                    data_list, term, third_parties, cross_border, public_dissemination, text_version, text_language,
                    consent_form, read_aloud, given_on, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(id, caseId, consent.personId(),
                        cipher.seal(subject, SealedColumns.CONSENT_SUBJECT.context(id)), office.name(language),
                        office.bin(), messages.text(language, "consent.purpose"),
                        messages.text(language, "consent.data"), messages.text(language, "consent.term"),
                        consent.thirdParties(), consent.crossBorder(), false, TEXT_VERSION, language.code(),
                        consent.form(), consent.readAloud(), consent.givenOn(), CaseStore.at(clock.instant()),
                        access.user())
                .update();
        readings.forget(caseId, TABLE);
    }

    /** Ends the valid consent of a person, if there is one. */
    boolean withdraw(String caseId, String personId, Access access) {
        return end(caseId, personId, "withdrawn", access);
    }

    private boolean end(String caseId, String personId, String reason, Access access) {
        readings.forget(caseId, TABLE);
        return jdbc.sql("""
                update case_consent set ended_at = ?, ended_by = ?, end_reason = ?
                where case_id = ? and person_id = ? and ended_at is null
                """).params(CaseStore.at(clock.instant()), access.user(), reason, caseId, personId).update() > 0;
    }
}
