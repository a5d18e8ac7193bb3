package kz.qonys.desk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kz.qonys.casefile.TaskNotes;
import kz.qonys.desk.CaseNames;
import kz.qonys.desk.DueStates;
import kz.qonys.desk.DueStates.DueState;
import kz.qonys.desk.TaskCard;
import kz.qonys.language.Language;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.i18n.LocaleContextHolder;

class DeskListsTest {

    private final DeskEngine desk = DeskEngine.empty();
    private Map<String, String> filters;

    @BeforeEach
    void seed() {
        desk.deploy();
        LocaleContextHolder.setLocale(Language.RU.locale());
        filterSeed().seed();
        filters = desk.engine.getFilterService().createTaskFilterQuery().list().stream()
                .collect(Collectors.toMap(f -> (String) f.getProperties().get("desk"), Filter::getId));
    }

    @AfterEach
    void leave() {
        desk.leave();
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void shouldSeedOnce_whenTheSystemStartsAgain() {
        filterSeed().seed();

        assertThat(desk.engine.getFilterService().createTaskFilterQuery().count()).isEqualTo(5);
        assertThat(desk.as("anna", () -> desk.engine.getFilterService().createTaskFilterQuery().list()))
                .extracting(Filter::getName).containsExactlyInAnyOrder("Мои", "Моё учреждение", "Срок сегодня",
                        "Просроченные", "Возвращённые мне");
    }

    @Test
    void shouldCountPerPerson_whenFiltersRun() {
        Task mine = task("2026-03-19T10:00:00Z");
        desk.engine.getTaskService().setAssignee(mine.getId(), "anna");
        Task colleagues = task("2026-03-18T10:00:00Z");
        desk.engine.getTaskService().setAssignee(colleagues.getId(), "bolat");
        Task free = task("2026-03-17T10:00:00Z");
        desk.list.cameBack(free.getId());

        assertThat(counts("anna"))
                .isEqualTo(Map.of("mine", 1L, "office", 3L, "today", 1L, "overdue", 1L, "returned", 1L));
        assertThat(counts("bolat"))
                .isEqualTo(Map.of("mine", 1L, "office", 3L, "today", 0L, "overdue", 2L, "returned", 1L));
        assertThat(counts("zhanna"))
                .isEqualTo(Map.of("mine", 0L, "office", 0L, "today", 0L, "overdue", 0L, "returned", 0L));
    }

    @Test
    void shouldStayNarrow_whenTheBrowserExtendsTheFilter() {
        Task mine = task("2026-03-19T10:00:00Z");
        desk.engine.getTaskService().setAssignee(mine.getId(), "anna");
        Task colleagues = task("2026-03-18T10:00:00Z");
        desk.engine.getTaskService().setAssignee(colleagues.getId(), "bolat");

        List<Task> found = desk.as("anna", (Supplier<List<Task>>) () -> desk.engine.getFilterService()
                .list(filters.get("mine"), desk.engine.getTaskService().createTaskQuery().taskAssignee("bolat")));

        assertThat(found).extracting(Task::getId).containsExactly(mine.getId());
    }

    @Test
    void shouldOrderByDueDate_whenTasklistAsksForIt() {
        Task late = task("2026-03-25T10:00:00Z");
        Task early = task("2026-03-20T10:00:00Z");

        List<Task> found = desk.as("anna", (Supplier<List<Task>>) () -> desk.engine.getFilterService().listPage(
                filters.get("office"), desk.engine.getTaskService().createTaskQuery().orderByDueDate().asc(), 0, 15));

        assertThat(found).extracting(Task::getId).containsExactly(early.getId(), late.getId());
    }

    @Test
    void shouldTellCaseTermAndReturn_whenCardsAreAsked() {
        Task task = task("2026-03-19T10:00:00Z");
        desk.engine.getTaskService().setVariableLocal(task.getId(), "returned", true);
        desk.engine.getTaskService().setAssignee(task.getId(), "bolat");

        TaskCard card = cards(Map.of(task.getId(), new DueState(DueStates.Level.BREACHED,
                Instant.parse("2026-03-18T10:00:00Z"), "exclamation-sign", "просрочено на 1 раб. дн.")), task, "anna")
                .get(0);

        assertThat(card.caseNumber()).isEqualTo("QN-26-000001");
        assertThat(card.familyName()).isEqualTo("Сапарова А.");
        assertThat(card.settlementRegion()).isEqualTo("СКО");
        assertThat(card.step()).isEqualTo("Проверить. Емхана");
        assertThat(card.level()).isEqualTo("breached");
        assertThat(card.dueText()).isEqualTo("просрочено на 1 раб. дн.");
        assertThat(card.returned()).isTrue();
        assertThat(card.assignee()).isEqualTo("Болатов Б.");
    }

    @Test
    void shouldSpeakKazakh_whenTheReaderDoes() {
        LocaleContextHolder.setLocale(Language.KK.locale());
        Task task = task("2026-03-19T10:00:00Z");

        TaskCard card = cards(Map.of(), task, "anna").get(0);

        assertThat(card.step()).isEqualTo("Тексеру. Емхана");
        assertThat(card.level()).isEqualTo("ok");
        assertThat(card.dueText()).isEqualTo("мерзімі 19.03.2026 15:00 дейін");
    }

    @Test
    void shouldTellNothing_whenTheReaderMayNotSeeTheTask() {
        Task task = task("2026-03-19T10:00:00Z");

        assertThat(cards(Map.of(), task, "zhanna")).isEmpty();
    }

    private FilterSeed filterSeed() {
        return new FilterSeed(desk.engine, desk.messages);
    }

    private Task task(String due) {
        List<String> before = desk.engine.getTaskService().createTaskQuery().list().stream().map(Task::getId).toList();
        desk.engine.getRuntimeService().createProcessInstanceByKey("desk-walk").startBeforeActivity("userTask_check")
                .setVariable("caseId", DeskEngine.CASE).execute();
        Task task = desk.engine.getTaskService().createTaskQuery().list().stream()
                .filter(one -> !before.contains(one.getId())).findFirst().orElseThrow();
        task.setDueDate(Date.from(Instant.parse(due)));
        desk.engine.getTaskService().saveTask(task);
        return task;
    }

    private Map<String, Long> counts(String user) {
        Map<String, Long> counts = new HashMap<>();
        Map<String, Long> byId = new FilterCounts(desk.engine.getFilterService(), desk.staff,
                new EngineAccess(desk.engine.getIdentityService())).of(user);
        filters.forEach((key, id) -> counts.put(key, byId.get(id)));
        return counts;
    }

    private List<TaskCard> cards(Map<String, DueState> terms, Task task, String user) {
        CaseNames caseNames = mock(CaseNames.class);
        when(caseNames.names(any(), any())).thenReturn(Map.of(DeskEngine.CASE,
                new CaseNames.CaseName("QN-26-000001", "Сапарова А.", "СКО")));
        DueStates dueStates = mock(DueStates.class);
        when(dueStates.states(any())).thenReturn(terms);
        EngineAccess access = new EngineAccess(desk.engine.getIdentityService());
        return new EngineTaskCards(desk.engine.getTaskService(), desk.engine.getRuntimeService(), access,
                new ModelNames(desk.engine.getRepositoryService(), access), desk.staff,
                caseNames, dueStates, desk.messages,
                new StaticListableBeanFactory(Map.of("notes", (TaskNotes) ids -> Map.of(task.getId(), "Емхана")))
                        .getBeanProvider(TaskNotes.class), desk.clock)
                .cards(List.of(task.getId(), "unknown"), user);
    }
}
