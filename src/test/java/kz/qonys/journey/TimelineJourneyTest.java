package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseCard.TimelineLine;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.plan.CatalogueService;
import kz.qonys.plan.ServiceCatalogue;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.Term;
import kz.qonys.terms.TermTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/** The history in the case card is told in words, whatever the diagrams call their steps. */
@Journey
class TimelineJourneyTest {

    @Autowired
    private Desk desk;

    @Autowired
    private StaffDirectory staff;

    @Autowired
    private Messages messages;

    @Autowired
    private TermTable terms;

    @Autowired
    private ServiceCatalogue catalogue;

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldNameEveryTermAndService_whenAnEventNamesIt(Language language) {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav");
        List<String> told = new ArrayList<>();
        for (Term term : terms.all()) {
            desk.cases.event(one.id, "step-done", List.of("term:" + term.code()), Access.system("test"));
            told.add(messages.text(language, "timeline.step-done", term.name(language)));
        }
        for (CatalogueService service : catalogue.on(LocalDate.now(desk.clock))) {
            desk.cases.event(one.id, "service-delivered", List.of("service:" + service.code()), Access.system("test"));
            told.add(messages.text(language, "timeline.service-delivered", service.name(language)));
        }

        assertThat(terms.all()).hasSizeGreaterThan(40);
        assertThat(timeline(one, language)).containsSubsequence(told)
                .noneMatch(text -> text.matches(".*(term|service):.*"));
    }

    @Test
    void shouldTellTheStep_whenItIsNoStageOfTheCase() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").take();
        one.decideAsAuthor("refuse");
        desk.walk.submit(one.id, "userTask_holdHearing", one.author, Map.of("hearingDate",
                LocalDate.now(desk.clock).toString(), "hearingNote", "Отбасы тыңдалды, дәлелдері ескерілді"));

        assertThat(timeline(one, Language.KK)).contains("Қадам орындалды: Өтініш берушіні тыңдау");
        assertThat(timeline(one, Language.RU)).contains("Шаг выполнен: Заслушивание заявителя");
        assertThat(timeline(one, Language.EN)).contains("Step done: Hearing of the applicant");
    }

    private List<String> timeline(FamilyCase one, Language language) {
        LocaleContextHolder.setLocale(language.locale());
        try {
            return desk.cases.card(one.id, staff.officer(one.author).orElseThrow(),
                    new Access(one.author, one.from + "-cc", null, "test")).timeline().stream().map(TimelineLine::text)
                    .toList();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
