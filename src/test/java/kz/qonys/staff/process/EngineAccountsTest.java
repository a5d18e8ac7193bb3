package kz.qonys.staff.process;

import static kz.qonys.staff.StaffBench.DAY;
import static kz.qonys.staff.StaffBench.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.qonys.language.FaultException;
import kz.qonys.staff.Appointment;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Person;
import kz.qonys.staff.StaffBench;
import kz.qonys.staff.StandIn;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineAccountsTest {

    private static final String OFFICER = "career-centre-officer";
    private static StaffBench bench;
    private static ProcessEngine engine;
    private static int serial;

    private String user;

    @BeforeAll
    static void start() {
        bench = StaffBench.withAccounts(EngineBench.class);
        engine = bench.get(ProcessEngine.class);
        bench.open("tur-cc", Institution.CAREER_CENTRE, "611010000");
        bench.open("tur-lmc", Institution.MOBILITY_CENTRE, "610000000");
        bench.open("sko-cc", Institution.CAREER_CENTRE, "591010000");
        bench.open("operator", Institution.OPERATOR, "710000000");
        bench.hire("keeper", "system-administrator", "operator");
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void hire() {
        bench.today(DAY);
        user = "officer-" + ++serial;
        bench.hire(user, OFFICER, "tur-cc");
    }

    @AfterEach
    void signOut() {
        identity().clearAuthentication();
    }

    @Test
    void shouldMakeUserAndMemberships_whenSomebodyIsHired() {
        User account = identity().createUserQuery().userId(user).singleResult();

        assertThat(account.getLastName()).isEqualTo("Оспанов");
        assertThat(account.getFirstName()).isEqualTo("Бауыржан");
        assertThat(identity().checkPassword(user, PASSWORD)).isTrue();
        assertThat(groups(user)).containsExactlyInAnyOrder("tur-cc.career-centre-officer", OFFICER);
    }

    @Test
    void shouldNameGroupsInKazakhAndRussian_whenAnOfficeOpens() {
        Group group = identity().createGroupQuery().groupId("tur-lmc.lmc-head").singleResult();

        assertThat(group.getName())
                .isEqualTo("еңбек мобильділігі орталығының басшысы, tur-lmc атауы / руководитель центра"
                + " трудовой мобильности, название tur-lmc");
        assertThat(group.getType()).isEqualTo("OFFICE");
        assertThat(identity().createGroupQuery().groupId("tur-lmc.career-centre-officer").count()).isZero();
    }

    @Test
    void shouldChangeNothing_whenDerivedAgain() {
        bench.deriveEverything();
        Set<String> before = picture();
        bench.deriveEverything();

        assertThat(picture()).isEqualTo(before);
        assertThat(identity().checkPassword(user, PASSWORD)).isTrue();
    }

    @Test
    void shouldFollow_whenSomebodyMovesAndLeaves() {
        bench.staff().move(user, OFFICER, "tur-cc", new Appointment(OFFICER, "sko-cc", DAY.plusDays(1), null));
        assertThat(groups(user)).contains("tur-cc.career-centre-officer");

        bench.today(DAY.plusDays(1));
        bench.deriveEverything();
        assertThat(groups(user)).containsExactlyInAnyOrder("sko-cc.career-centre-officer", OFFICER);

        bench.staff().end(user, OFFICER, "sko-cc", DAY);
        assertThat(identity().createUserQuery().userId(user).count()).isZero();
        assertThat(identity().checkPassword(user, PASSWORD)).isFalse();
    }

    @Test
    void shouldGiveAndTakeMemberships_whenSomebodyStandsIn() {
        String head = user + "-head";
        bench.hire(head, "lmc-head", "tur-lmc");
        bench.staff().standIn(new StandIn(head, user, DAY.plusDays(1), DAY.plusDays(2)));
        assertThat(groups(user)).doesNotContain("tur-lmc.lmc-head");

        bench.today(DAY.plusDays(1));
        bench.deriveEverything();
        assertThat(groups(user)).contains("tur-lmc.lmc-head", "lmc-head", OFFICER);
        bench.today(DAY.plusDays(3));
        bench.deriveEverything();
        assertThat(groups(user)).containsExactlyInAnyOrder("tur-cc.career-centre-officer", OFFICER);
    }

    @Test
    void shouldGiveTasksBackToTheGroup_whenSomebodyLeavesIt() {
        String left = taskOf("tur-cc.career-centre-officer");
        String other = taskOf("sko-cc.career-centre-officer");
        bench.staff().move(user, OFFICER, "tur-cc", new Appointment(OFFICER, "sko-cc", DAY.plusDays(1), null));
        assertThat(assignee(left)).isEqualTo(user);

        bench.today(DAY.plusDays(1));
        bench.deriveEverything();
        assertThat(assignee(left)).isNull();
        assertThat(assignee(other)).isEqualTo(user);
        bench.staff().end(user, OFFICER, "sko-cc", DAY);

        assertThat(assignee(other)).isNull();
        assertThat(engine.getTaskService().createTaskQuery().taskId(other)
                .taskCandidateGroup("sko-cc.career-centre-officer")
                .count()).isOne();
        engine.getTaskService().deleteTasks(List.of(left, other), true);
    }

    /** A task that the user holds and a group may take. */
    private String taskOf(String group) {
        Task task = engine.getTaskService().newTask();
        engine.getTaskService().saveTask(task);
        engine.getTaskService().addCandidateGroup(task.getId(), group);
        engine.getTaskService().setAssignee(task.getId(), user);
        return task.getId();
    }

    private static String assignee(String task) {
        return engine.getTaskService().createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    @Test
    void shouldRestoreWhatStaffDataSay_whenAccountsWereChangedByHand() {
        bench.deriveEverything();
        Set<String> before = picture();
        identity().deleteMembership(user, OFFICER);
        identity().createMembership(user, "camunda-admin");
        identity().saveGroup(identity().newGroup("strangers"));
        User intruder = identity().newUser("intruder");
        intruder.setPassword(PASSWORD);
        identity().saveUser(intruder);
        User renamed = identity().createUserQuery().userId(user).singleResult();
        renamed.setLastName("Чужой");
        identity().saveUser(renamed);
        Authorization grant = authorisations().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(OFFICER);
        grant.setResource(Resources.DEPLOYMENT);
        grant.setResourceId("*");
        grant.addPermission(Permissions.CREATE);
        authorisations().saveAuthorization(grant);
        Authorization stolen = authorisations().createAuthorizationQuery().groupIdIn(OFFICER)
                .resourceType(Resources.PROCESS_INSTANCE).singleResult();
        authorisations().deleteAuthorization(stolen.getId());

        bench.deriveEverything();

        assertThat(picture()).isEqualTo(before);
        assertThat(identity().checkPassword(user, PASSWORD)).isTrue();
    }

    @Test
    void shouldLeaveFiltersOfTheDeskAlone_whenDerived() {
        Authorization filter = authorisations().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        filter.setGroupId(OFFICER);
        filter.setResource(Resources.FILTER);
        filter.setResourceId("my-office");
        filter.addPermission(Permissions.READ);
        authorisations().saveAuthorization(filter);

        bench.deriveEverything();

        assertThat(authorisations().createAuthorizationQuery().groupIdIn(OFFICER).resourceType(Resources.FILTER)
                .count())
                .isOne();
        authorisations().deleteAuthorization(filter.getId());
    }

    @Test
    void shouldNeverTouchAPassword_whenTheAccountExists() {
        User account = identity().createUserQuery().userId(user).singleResult();
        account.setPassword("Changed-by-the-owner-1");
        identity().saveUser(account);

        bench.staff().appoint(user, new Appointment("career-centre-director", "tur-cc", DAY, null));

        assertThat(identity().checkPassword(user, "Changed-by-the-owner-1")).isTrue();
        assertThat(groups(user)).contains("career-centre-director");
    }

    @Test
    void shouldMakeAnAccountThatCannotSignIn_whenSomebodyComesBack() {
        bench.staff().end(user, OFFICER, "tur-cc", DAY.minusDays(1));
        bench.staff().appoint(user, new Appointment(OFFICER, "tur-cc", DAY.plusDays(1), null));

        assertThat(identity().createUserQuery().userId(user).count()).isOne();
        assertThat(identity().checkPassword(user, PASSWORD)).isFalse();
        assertThat(identity().checkPassword(user, "")).isFalse();
        assertThat(groups(user)).isEmpty();
    }

    @Test
    void shouldChangeNeitherStaffNorAccounts_whenTheTransactionFails() {
        assertThatThrownBy(() -> bench.staff().hire(new Person(user, "Ким", "Марал", ""),
                new Appointment(OFFICER, "sko-cc", DAY, null), PASSWORD)).isInstanceOf(FaultException.class);

        assertThat(bench.directory().groupsOf(user)).containsExactly("tur-cc.career-centre-officer");
        assertThat(groups(user)).doesNotContain("sko-cc.career-centre-officer");
    }

    @Test
    void shouldWorkWhoeverIsSignedIn_whenStaffChange() {
        identity().setAuthentication(user, List.of(OFFICER));
        String colleague = user + "-colleague";

        bench.hire(colleague, OFFICER, "tur-cc");

        assertThat(identity().getCurrentAuthentication().getUserId()).isEqualTo(user);
        identity().clearAuthentication();
        assertThat(groups(colleague)).contains("tur-cc.career-centre-officer");
    }

    @Test
    void shouldHaveFullRights_whenAdministrator() {
        assertThat(groups("keeper")).containsExactlyInAnyOrder("operator.system-administrator", "camunda-admin");
        assertThat(identity().createUserQuery().memberOfGroup("camunda-admin").count()).isOne();
        for (Resources resource : Resources.values()) {
            assertThat(authorisations().createAuthorizationQuery().groupIdIn("camunda-admin").resourceType(resource)
                    .list())
                    .as(resource.name()).filteredOn(grant -> "*".equals(grant.getResourceId()))
                    .singleElement().satisfies(grant -> assertThat(grant.isEveryPermissionGranted()).isTrue());
        }
    }

    @Test
    void shouldOnlyStartCases_whenCareerCentreOfficer() {
        List<String> groups = List.copyOf(groups(user));
        String any = Authorization.ANY;

        assertThat(authorisations()
                .isUserAuthorized(user, groups, Permissions.ACCESS, Resources.APPLICATION, "tasklist"))
                .isTrue();
        assertThat(authorisations()
                .isUserAuthorized(user, groups, Permissions.ACCESS, Resources.APPLICATION, "cockpit"))
                .isFalse();
        assertThat(authorisations().isUserAuthorized(user, groups, Permissions.CREATE, Resources.PROCESS_INSTANCE, any))
                .isTrue();
        assertThat(authorisations().isUserAuthorized(user, groups, ProcessDefinitionPermissions.CREATE_INSTANCE,
                Resources.PROCESS_DEFINITION, "resettlement-case")).isTrue();
        assertThat(authorisations().isUserAuthorized(user, groups, ProcessDefinitionPermissions.CREATE_INSTANCE,
                Resources.PROCESS_DEFINITION, "application-review")).isFalse();
        assertThat(authorisations().isUserAuthorized(user, groups, Permissions.READ, Resources.TASK, any)).isFalse();
        assertThat(authorisations().isUserAuthorized(user, groups, Permissions.CREATE, Resources.DEPLOYMENT, any))
                .isFalse();
        assertThat(authorisations().isUserAuthorized(user, groups, Permissions.CREATE, Resources.USER, any)).isFalse();
    }

    @Test
    void shouldShowATaskToItsGroupOnly_whenTheModelAsksStaff() {
        bench.hire(user + "-sko", OFFICER, "sko-cc");
        bench.hire(user + "-lmc", "lmc-head", "tur-lmc");
        engine.getRepositoryService().createDeployment().addModelInstance("check.bpmn",
                Bpmn.createExecutableProcess("check").startEvent().userTask("userTask_check")
                        .camundaCandidateGroups("${staff.group('lmc-head', departureOffice)}").endEvent().done())
                        .deploy();
        engine.getRuntimeService().createProcessInstanceByKey("check").setVariable("departureOffice", "tur-cc")
                .execute();

        signIn(user);
        assertThat(engine.getTaskService().createTaskQuery().list()).isEmpty();
        signIn(user + "-sko");
        assertThat(engine.getTaskService().createTaskQuery().list()).isEmpty();
        signIn(user + "-lmc");
        String task = engine.getTaskService().createTaskQuery().singleResult().getId();
        signIn(user + "-sko");
        assertThatThrownBy(() -> engine.getTaskService().setAssignee(task, user))
                .isInstanceOf(AuthorizationException.class);
        signIn(user + "-lmc");
        assertThatThrownBy(() -> engine.getTaskService().deleteTask(task)).isInstanceOf(Exception.class);
        engine.getTaskService().claim(task, user + "-lmc");
        engine.getTaskService().complete(task);
        assertThat(engine.getTaskService().createTaskQuery().list()).isEmpty();
    }

    @Test
    void shouldSignInUnderIdsOfOurs_whenGroupsHoldDotsAndHyphens() {
        identity().setAuthenticatedUserId(user);
        identity().setAuthentication(user, List.of("tur-cc.career-centre-officer"));

        assertThat(engine.getTaskService().createTaskQuery().taskCandidateGroup("tur-cc.career-centre-officer").list())
                .isEmpty();
        identity().clearAuthentication();
        assertThatThrownBy(() -> identity().saveUser(identity().newUser("no spaces")))
                .hasMessageContaining("no spaces");
    }

    private static void signIn(String user) {
        identity().clearAuthentication();
        identity().setAuthentication(user, List.copyOf(groups(user)));
    }

    private static Set<String> groups(String user) {
        return identity().createGroupQuery().groupMember(user).list().stream().map(Group::getId)
                .collect(Collectors.toSet());
    }

    /** Everything that the derivation is answerable for, ids of rows included: an idempotent run writes nothing. */
    private static Set<String> picture() {
        Set<String> picture = new TreeSet<>();
        identity().createUserQuery().list().forEach(found -> picture.add("user " + found.getId() + " "
                + found.getLastName() + " " + groups(found.getId()).stream().sorted().toList()));
        identity().createGroupQuery().list().forEach(group -> picture.add("group " + group.getId() + " "
                + group.getName()));
        authorisations().createAuthorizationQuery().list()
                .forEach(grant -> picture.add("grant " + grant.getGroupId() + " "
                + grant.getUserId() + " " + grant.getResourceType() + " " + grant.getResourceId()));
        return picture;
    }

    private static IdentityService identity() {
        return engine.getIdentityService();
    }

    private static AuthorizationService authorisations() {
        return engine.getAuthorizationService();
    }
}
