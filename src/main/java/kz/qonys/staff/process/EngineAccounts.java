package kz.qonys.staff.process;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kz.qonys.language.Language;
import kz.qonys.staff.Accounts;
import kz.qonys.staff.Groups;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Role;
import kz.qonys.staff.Roles;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Accounts in Camunda's identity tables. Two kinds of groups: one per role in an office (candidates of tasks) and one
 * per role (carries the authorisations, so that their number does not grow with the offices). Whoever loses a group
 * gives the tasks of that group back to it.
 */
@Component
class EngineAccounts implements Accounts {

    /** Column of ACT_ID_GROUP. */
    private static final int NAME_LENGTH = 255;

    private final ProcessEngine engine;
    private final Roles roles;
    private final RoleAuthorisations authorisations;

    EngineAccounts(@Lazy ProcessEngine engine, Roles roles) {
        this.engine = engine;
        this.roles = roles;
        this.authorisations = new RoleAuthorisations(roles);
    }

    @Override
    public void offices(Collection<Office> offices) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (Role role : roles.all()) {
            if (!role.institutions().isEmpty()) {
                wanted.put(RoleGroup.id(role.code()), both(role.name(Language.KK), role.name(Language.RU)));
            }
            offices.stream().filter(role::heldIn).forEach(office -> wanted.put(Groups.of(role.code(), office),
                    both(role.name(Language.KK) + ", " + office.nameKk(), role.name(Language.RU) + ", "
                            + office.nameRu())));
        }
        asSystem(() -> {
            groups(wanted);
            authorisations.apply(engine.getAuthorizationService());
        });
    }

    @Override
    public void keep(Officer officer, String initialPassword) {
        asSystem(() -> {
            user(officer, initialPassword);
            memberships(officer);
        });
    }

    @Override
    public void close(String userId) {
        asSystem(() -> {
            engine.getTaskService().createTaskQuery().taskAssignee(userId).list().forEach(this::giveBack);
            identity().deleteUser(userId);
        });
    }

    @Override
    public Set<String> users() {
        Set<String> users = new LinkedHashSet<>();
        asSystem(() -> identity().createUserQuery().list().forEach(user -> users.add(user.getId())));
        return users;
    }

    @Override
    public boolean accepts(String password) {
        if (password == null || password.isBlank()) {
            return false;
        }
        return !engine.getProcessEngineConfiguration().isEnablePasswordPolicy()
                || identity().checkPasswordAgainstPolicy(password).isValid();
    }

    private void groups(Map<String, String> wanted) {
        Map<String, Group> present = identity().createGroupQuery().list().stream()
                .collect(toMap(Group::getId, group -> group));
        present.keySet().stream().filter(id -> !wanted.containsKey(id)).forEach(identity()::deleteGroup);
        wanted.forEach((id, name) -> {
            Group group = present.containsKey(id) ? present.get(id) : identity().newGroup(id);
            String type = RoleGroup.typeOf(id);
            if (!name.equals(group.getName()) || !type.equals(group.getType())) {
                group.setName(name);
                group.setType(type);
                identity().saveGroup(group);
            }
        });
    }

    private void user(Officer officer, String initialPassword) {
        User user = identity().createUserQuery().userId(officer.id()).singleResult();
        if (user == null) {
            user = identity().newUser(officer.id());
            user.setPassword(initialPassword == null ? unknownPassword() : initialPassword);
        } else if (Objects.equals(user.getFirstName(), officer.name())
                && Objects.equals(user.getLastName(), officer.surname())) {
            return;
        }
        user.setFirstName(officer.name());
        user.setLastName(officer.surname());
        identity().saveUser(user);
    }

    private void memberships(Officer officer) {
        Set<String> wanted = new LinkedHashSet<>();
        officer.positions().forEach(position -> {
            wanted.add(Groups.of(position));
            wanted.add(RoleGroup.id(position.role()));
        });
        Set<String> present = identity().createGroupQuery().groupMember(officer.id()).list().stream()
                .map(Group::getId).collect(toSet());
        present.stream().filter(group -> !wanted.contains(group))
                .forEach(group -> {
                    engine.getTaskService().createTaskQuery().taskAssignee(officer.id()).taskCandidateGroup(group)
                            .includeAssignedTasks().list().forEach(this::giveBack);
                    identity().deleteMembership(officer.id(), group);
                });
        wanted.stream().filter(group -> !present.contains(group))
                .forEach(group -> identity().createMembership(officer.id(), group));
    }

    /** Nobody else could take a task that stays with somebody who has left: its group has it again. */
    private void giveBack(Task task) {
        engine.getTaskService().setAssignee(task.getId(), null);
    }

    /** For an account that nobody may sign in to yet; without a password Camunda's check of one fails with an error. */
    private static String unknownPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return "aA1!" + Base64.getUrlEncoder().encodeToString(bytes);
    }

    private void asSystem(Runnable work) {
        Authentication caller = identity().getCurrentAuthentication();
        identity().clearAuthentication();
        try {
            work.run();
        } finally {
            identity().setAuthentication(caller);
        }
    }

    private IdentityService identity() {
        return engine.getIdentityService();
    }

    private static String both(String kk, String ru) {
        int half = (NAME_LENGTH - 3) / 2;
        String whole = kk + " / " + ru;
        return whole.length() <= NAME_LENGTH ? whole : cut(kk, half) + " / " + cut(ru, half);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1).stripTrailing() + "…";
    }
}
