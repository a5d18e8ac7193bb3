package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Stage;
import kz.qonys.language.Language;
import kz.qonys.registry.simulator.KnownFamily;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.registry.simulator.SyntheticPopulation.Kin;
import kz.qonys.registry.simulator.SyntheticPopulation.Paper;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import kz.qonys.staff.StaffDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A family of five walks from intake to the settlement mobility centre in Chromium, each officer signing in at the
 * login page; the spouse, whom the family card knows, is left out at first; each reviewer that can returns once.
 * Pictures go to {@code target/screens}.
 */
class FamilyWalkBrowserIT extends RunningDemo {

    @Autowired
    private Clock clock;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private StaffDirectory staff;

    @BeforeEach
    void begin() {
        since = clock.instant();
    }

    @Test
    void shouldReachTheSettlementMobilityCentre_whenEveryReviewerReturnsOnce() {
        language = Language.RU;
        Family family = simulator.population().family(KnownFamily.FAMILY_OF_FIVE);

        as("tur-career-centre-officer", desk -> {
            desk.startKandas();
            desk.open("userTask_takeApplication");
            fillApplicant(desk, family);
            List<Kin> children = family.members().stream()
                    .filter(kin -> !kin.relation().code().equals("spouse")).toList();
            for (int i = 0; i < children.size(); i++) {
                addMember(desk, children.get(i), i);
            }
            look(desk, "take-application");
            desk.complete();
        });
        as("tur-career-centre-officer", desk -> {
            desk.open("userTask_registerApplication");
            look(desk, "register-application");
            desk.choose("field_decision", 0);
            assertThat(desk.complain()).contains("документ");
            desk.tab(1);
            uploadMissing(desk);
            look(desk, "case");
        });
        release();
        as("tur-lmc-head", desk -> {
            desk.open("userTask_checkAtMobilityCentre");
            look(desk, "mobility-centre");
            assertThat(desk.table("table_relativesCompared")).contains("не указан в заявлении");
            giveBack(desk, 10, "Укажите супругу: она есть в Цифровой карте семьи");
        });
        as("tur-career-centre-officer", desk -> {
            desk.open("userTask_registerApplication");
            look(desk, "rework");
            assertThat(desk.table("table_openRemarks")).contains("супругу");
            Kin spouse = family.members().stream()
                    .filter(kin -> kin.relation().code().equals("spouse")).findFirst().orElseThrow();
            addMember(desk, spouse, 3);
            desk.choose("field_decision", 1);
            desk.complete();
        });
        as("tur-career-centre-officer", desk -> {
            desk.open("userTask_registerApplication");
            desk.tab(1);
            uploadMissing(desk);
        });
        release();
        approve("tur-lmc-head", "userTask_checkAtMobilityCentre");
        as("tur-leb-head", desk -> {
            desk.open("userTask_checkAtDepartureBody");
            look(desk, "departure-body");
            giveBack(desk, 8, "Проверьте номер телефона");
        });
        release();
        approve("tur-lmc-head", "userTask_checkAtMobilityCentre");
        approve("tur-leb-head", "userTask_checkAtDepartureBody");
        as("sko-leb-head", desk -> {
            desk.open("userTask_assignOfficer");
            look(desk, "assign");
            desk.pick("field_assignedOfficer", staff.officer("sko-leb-officer").orElseThrow().surname());
            desk.complete();
        });
        as("sko-leb-officer", desk -> {
            desk.open("userTask_checkAtSettlementBody");
            look(desk, "settlement-body");
            giveBack(desk, 12, "Дата согласия не читается на скане");
        });
        release();
        approve("tur-lmc-head", "userTask_checkAtMobilityCentre");
        as("sko-leb-officer", desk -> {
            desk.open("userTask_checkAtSettlementBody");
            desk.choose("field_decision", 0);
            desk.tick("field_dataComplete");
            desk.tick("field_scansPresent");
            desk.tick("field_consentPresent");
            desk.complete();
        });
        as("sko-lmc-officer", desk -> {
            desk.open("userTask_contactFamily");
            look(desk, "contact-family");
        });

        CaseSummary summary = cases.byNumber(newestNumber()).orElseThrow();
        assertThat(summary.stage()).isEqualTo(Stage.CONTACT);
        assertThat(summary.round()).isEqualTo(4);
    }

    @Test
    void shouldSpeakKazakhOnEveryScreenOfTheWalk() {
        language = Language.KK;
        Family family = simulator.population().family(40);
        String officer = family.region() + "-career-centre-officer";
        String caseId = walk.start(officer, family.category(), false);

        as(officer, desk -> {
            desk.open("userTask_takeApplication");
            look(desk, "take-application");
        });
        walk.submit(caseId, "userTask_takeApplication", officer, walk.application(family, "pav-cc"));
        as(officer, desk -> {
            desk.open("userTask_registerApplication");
            look(desk, "register-application");
            desk.tab(1);
            uploadMissing(desk);
            look(desk, "case");
        });
        release(caseId, family, officer);
        for (String[] step : new String[][] {
            {family.region() + "-lmc-head", "userTask_checkAtMobilityCentre"},
            {family.region() + "-leb-head", "userTask_checkAtDepartureBody"}}) {
            as(step[0], desk -> {
                desk.open(step[1]);
                look(desk, step[1]);
                desk.choose("field_decision", 0);
                desk.complete();
            });
        }
        as("pav-leb-head", desk -> {
            desk.open("userTask_assignOfficer");
            look(desk, "assign");
            desk.pick("field_assignedOfficer", 0);
            desk.complete();
        });
        as("pav-leb-officer", desk -> {
            desk.open("userTask_checkAtSettlementBody");
            look(desk, "settlement-body");
        });
    }

    private void release(String caseId, Family family, String officer) {
        Map<String, Object> form = walk.application(family, "pav-cc");
        form.put("decision", "release");
        walk.submit(caseId, "userTask_registerApplication", officer, form);
    }

    private void release() {
        as("tur-career-centre-officer", desk -> {
            desk.open("userTask_registerApplication");
            desk.choose("field_decision", 0);
            desk.complete();
        });
    }

    private void approve(String user, String task) {
        as(user, desk -> {
            desk.open(task);
            desk.choose("field_decision", 0);
            desk.complete();
        });
    }

    private static void giveBack(Tasklist desk, int field, String words) {
        desk.choose("field_decision", 1);
        desk.addRow("list_remarks");
        desk.pick("remark_field_0", field);
        desk.fill("remark_text_0", words);
        desk.complete();
    }

    private static void fillApplicant(Tasklist desk, Family family) {
        Person person = family.applicant();
        desk.fill("field_applicantSurname", person.surname());
        desk.fill("field_applicantName", person.name());
        desk.fill("field_applicantPatronymic", person.patronymic());
        desk.fill("field_applicantIin", person.iin());
        desk.date("field_applicantBirthDate", person.birthDate());
        desk.pick("field_applicantGender", person.gender().code().equals("male") ? 0 : 1);
        desk.pick("field_applicantCitizenship", citizenship(person));
        desk.pick("field_applicantMaritalStatus", 1);
        paper(person, (type, number) -> {
            desk.pick("field_applicantDocumentType", type);
            desk.fill("field_applicantDocumentNumber", number);
        });
        desk.pick("field_applicantEducation", 2);
        desk.fill("field_applicantPhone", "+7 701 000 00 00");
        desk.fill("field_applicantAddress", "Түркістан, Тәуке хан даңғылы, 5");
        desk.pick("field_settlementOffice", "Петропавл");
        desk.tick("field_consentGiven");
        desk.date("field_consentDate", LocalDate.now(ZoneId.of("Asia/Almaty")));
        desk.pick("field_consentForm", 1);
        desk.tick("field_consentReadAloud");
    }

    private static void addMember(Tasklist desk, Kin kin, int row) {
        Person person = kin.person();
        desk.addRow("list_familyMembers");
        desk.fill("member_surname_" + row, person.surname());
        desk.fill("member_name_" + row, person.name());
        desk.fill("member_patronymic_" + row, person.patronymic());
        desk.pick("member_relation_" + row, List.of("spouse", "son", "daughter").indexOf(kin.relation().code()));
        desk.pick("member_gender_" + row, person.gender().code().equals("male") ? 0 : 1);
        desk.date("member_birthDate_" + row, person.birthDate());
        desk.fill("member_iin_" + row, person.iin());
        desk.pick("member_citizenship_" + row, citizenship(person));
        paper(person, (type, number) -> {
            desk.pick("member_documentType_" + row, type);
            desk.fill("member_documentNumber_" + row, number);
        });
    }

    private static int citizenship(Person person) {
        return List.of("KAZ", "CHN", "UZB", "MNG", "TKM", "RUS", "KGZ", "TUR", "IRN", "AFG")
                .indexOf(person.citizenship());
    }

    private static void paper(Person person, BiConsumer<Integer, String> use) {
        person.paper().ifPresent((Paper paper) -> use.accept(
                List.of("id-card", "passport", "residence-permit", "foreign-passport").indexOf(paper.type().code()),
                paper.number()));
    }

    /** Uploads what the case tab names as missing, person by person, by the page's own upload form. */
    private void uploadMissing(Tasklist desk) {
        desk.uploadMissing("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    }

    /** The walked case: the only one that came to a fourth round. */
    private String newestNumber() {
        int year = LocalDate.now(ZoneId.of("Asia/Almaty")).getYear() % 100;
        return IntStream.rangeClosed(1, 100).mapToObj(serial -> "QN-%02d-%06d".formatted(year, serial))
                .filter(number -> cases.byNumber(number).filter(summary -> summary.round() == 4).isPresent())
                .findFirst().orElseThrow();
    }
}
