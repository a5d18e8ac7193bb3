package kz.qonys.journey;

import static kz.qonys.journey.RoadmapWalk.CENTRE;
import static kz.qonys.journey.RoadmapWalk.DISTRICT;
import static kz.qonys.journey.RoadmapWalk.OKRUG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.casefile.Documents;
import kz.qonys.language.Language;
import kz.qonys.print.CasePrint;
import kz.qonys.print.CasePrint.Paper;
import kz.qonys.roadmap.OwnRoadmaps;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The papers of a case: plan, roadmap and social contract as PDF, in Kazakh and in Russian, for who may have them. */
@Journey
class CasePrintsJourneyTest {

    /** Words that only Russian has; names of people and places are left out of account. */
    private static final Pattern RUSSIAN = Pattern.compile(
            "(?iu)(?<![\\p{L}])(и|или|для|при|на|семья|семьи|услуга|услуги|плана|центра|акиму|района|приказ|дата|"
                    + "дело|версия)(?![\\p{L}])");

    @Autowired
    private Desk desk;

    @Autowired
    private PlanWalk walk;

    @Autowired
    private StaffDirectory staff;

    @Autowired
    private Documents documents;

    @Autowired
    private List<CasePrint> kinds;

    @Autowired
    private OwnRoadmaps own;

    @Test
    void shouldPrintPlanRoadmapAndContractInBothLanguages_whenTheRoadmapIsApproved() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = planned("sko");
        new RoadmapWalk(one).draft().approve(OKRUG).approve(DISTRICT).approve(CENTRE);
        Officer officer = officer("sko-career-centre-officer");
        String applicant = one.family.applicant().surname();

        assertThat(papers("plan", one, officer)).containsExactly("1");
        assertThat(papers("rural-roadmap", one, officer)).containsExactly("1-1", "1-2", "1-3");
        assertThat(papers("social-contract", one, officer)).containsExactly("1");
        String plan = text(one, "plan", "1", Language.KK, officer);
        assertThat(plan).contains("Бейімдеу мен ықпалдастырудың жеке жоспары", "Тұрғылықты жері бойынша тіркеу",
                "Мектепке қабылдау", "бүкіл отбасы", applicant, "ауылдық жер", "Құсайынов С.А.");
        String copy = text(one, "rural-roadmap", "1-2", Language.KK, officer);
        assertThat(copy).contains("Жол картасы", "3 дананың 2-данасы, ауылдық округ әкіміне",
                "Бескөл ауылдық округі әкімінің аппараты", one.summary().caseNumber() + "/1-2",
                "Көмір сатып алуға және пеш жағуға көмек", "Баймағамбетова Ш.Ә.").doesNotContain("Емханаға бекіту");
        String contract = text(one, "social-contract", "1", Language.KK, officer);
        assertThat(contract)
                .contains("әлеуметтік келісімшарт", "Солтүстік Қазақстан облысының еңбек мобильділігі орталығы",
                "70 АЕК", applicant);
        for (String printed : List.of(plan, copy, contract)) {
            assertThat(RUSSIAN.matcher(printed).results().map(found -> found.group()).toList()).isEmpty();
        }
        assertThat(text(one, "social-contract", "1", Language.RU, officer)).contains("Социальный контракт", "70 МРП",
                "Типовой текст контракта");
        assertThat(text(one, "rural-roadmap", "1-1", Language.RU, officer)).contains("Экземпляр 1 из 3, акиму района");
    }

    @Test
    void shouldGiveTheSameBytes_whenNothingChanged() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = planned("pav");
        Officer officer = officer("pav-career-centre-officer");
        for (String kind : List.of("plan", "rural-roadmap", "social-contract")) {
            String key = papers(kind, one, officer).get(0);
            byte[] first = print(one, kind, key, Language.KK, officer);
            desk.clock.moveTo(desk.clock.instant().plusSeconds(3600));
            assertThat(print(one, kind, key, Language.KK, officer)).as(kind).isEqualTo(first);
            assertThat(print(one, kind, key, Language.RU, officer)).as(kind).isNotEqualTo(first);
        }
    }

    @Test
    void shouldGiveAnAkimTheOwnCopyAndNothingElse() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = planned("sko");
        Officer okrug = officer("sko-rural-akim");
        assertThat(papers("rural-roadmap", one, okrug)).as("nothing before it is sent for approval").isEmpty();
        new RoadmapWalk(one).draft();
        assertThat(papers("rural-roadmap", one, okrug)).containsExactly("1-draft");
        new RoadmapWalk(one).approve(OKRUG).approve(DISTRICT).approve(CENTRE);

        assertThat(papers("rural-roadmap", one, okrug)).containsExactly("1-2");
        assertThat(papers("rural-roadmap", one, officer("sko-district-akim"))).containsExactly("1-1");
        assertThatThrownBy(() -> print(one, "rural-roadmap", "1-1", Language.KK, okrug))
                .isInstanceOf(CaseNotVisibleException.class);
        for (String stranger : List.of("pav-rural-akim", "pav-district-akim", "pav-career-centre-officer", "analyst")) {
            assertThat(kinds.stream().flatMap(kind -> kind.papers(one.id, officer(stranger)).stream())).as(stranger)
                    .isEmpty();
        }
        assertThat(own.of(okrug)).anySatisfy(paper -> assertThat(paper.caseId() + " " + paper.key())
                .isEqualTo(one.id + " 1-2"));
        assertThat(own.of(officer("pav-rural-akim"))).noneMatch(paper -> paper.caseId().equals(one.id));
        assertThat(own.of(officer("sko-career-centre-officer"))).isEmpty();
        assertThat(Stream.of("plan", "social-contract").flatMap(kind -> papers(kind, one, okrug).stream())).isEmpty();
    }

    @Test
    void shouldKeepTheContractOnFileOnce_inBothLanguages() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = planned("pav");
        Officer officer = officer("pav-career-centre-officer");
        CasePrint contracts = kind("social-contract");
        assertThatThrownBy(() -> contracts.keep(one.id, "1", officer("pav-career-centre-director")))
                .isInstanceOf(CaseNotVisibleException.class);
        assertThat(contracts.keepable(one.id, "1", officer)).isTrue();
        contracts.keep(one.id, "1", officer);

        assertThat(documents.onFile(one.id)).filteredOn(document -> document.kind() == DocumentKind.SOCIAL_CONTRACT)
                .hasSize(2).allSatisfy(document -> assertThat(document.mediaType()).isEqualTo("application/pdf"));
        assertThat(contracts.keepable(one.id, "1", officer)).isFalse();
        assertThatThrownBy(() -> contracts.keep(one.id, "1", officer)).isInstanceOf(CaseNotVisibleException.class);
    }

    private FamilyCase planned(String to) {
        FamilyCase one = walk.begun(to);
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);
        return one;
    }

    private List<String> papers(String kind, FamilyCase one, Officer officer) {
        return new ArrayList<>(kind(kind).papers(one.id, officer).stream().map(Paper::key).toList());
    }

    private byte[] print(FamilyCase one, String kind, String key, Language language, Officer officer) {
        return kind(kind).print(one.id, key, language, officer).pdf();
    }

    /** What a reader of the PDF finds, line breaks as spaces. */
    private String text(FamilyCase one, String kind, String key, Language language, Officer officer) {
        try (PDDocument document = Loader.loadPDF(print(one, kind, key, language, officer))) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CasePrint kind(String code) {
        return kinds.stream().filter(kind -> kind.code().equals(code)).findFirst().orElseThrow();
    }

    private Officer officer(String id) {
        return staff.officer(id).orElseThrow();
    }
}
