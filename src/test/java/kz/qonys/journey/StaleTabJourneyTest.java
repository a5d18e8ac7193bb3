package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.TAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import kz.qonys.casefile.Access;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** A tab that no longer has its task is told who has it, and there is no way around the form. */
@Journey
class StaleTabJourneyTest {

    private static final String SECOND = "-career-centre-officer-2";

    @Autowired
    private Desk desk;

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void shouldNameTheHolder_whenAColleagueHasTheTask() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(family -> family.region().equals("tur")), "sko");

        assertThatThrownBy(() -> desk.walk.submit(one.id, TAKE, "tur" + SECOND, one.application))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("Әбенова А.С.").hasMessageContaining("не сохранены");

        assertThat(one.openTasks()).containsExactly(TAKE);
        assertThat(desk.cases.displayName(one.id, Access.system("test"))).isEmpty();
        assertThat(one.form(TAKE, "tur" + SECOND)).as("nothing is shown either").doesNotContainKey("applicantSurname");
    }

    @Test
    void shouldSayThatNobodyHasIt_whenTheTaskWasGivenBack() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        Task task = desk.task(one.id, MOBILITY_CENTRE);
        String head = one.from + "-lmc-head";

        assertThatThrownBy(() -> desk.as(head, () -> {
            desk.engine.getFormService().submitTaskForm(task.getId(), Map.of("decision", "approve"));
            return null;
        })).isInstanceOf(AuthorizationException.class).hasMessageContaining("Задача никем не взята");

        assertThat(one.openTasks()).containsExactly(MOBILITY_CENTRE);
    }

    @Test
    void shouldRefuse_whenSomebodyCompletesWithoutTheForm() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko");
        Task task = desk.task(one.id, TAKE);
        SecurityContextHolder.getContext().setAuthentication(new UsernamePasswordAuthenticationToken(one.author, "n/a",
                AuthorityUtils.createAuthorityList("ROLE_staff", "ROLE_career-centre-officer")));

        assertThatThrownBy(() -> desk.as(one.author, () -> {
            desk.engine.getTaskService().complete(task.getId());
            return null;
        })).isInstanceOf(AuthorizationException.class);

        SecurityContextHolder.clearContext();
        assertThat(one.openTasks()).containsExactly(TAKE);
    }
}
