package kz.qonys.security.engine;

import java.util.List;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * Rights on a task follow from the task itself: whoever holds it, and the members of its candidate groups, may read and
 * work on it, as by the rows that the stock engine writes for each of them at every task. Unlike those, the right ends
 * when the task is given back. Everything else is asked of the granted authorizations as ever.
 */
class CandidateRights extends AuthorizationManager {

    @Override
    public boolean isAuthorized(String userId, List<String> groupIds, CompositePermissionCheck asked) {
        return fromTask(userId, groupIds, asked) || super.isAuthorized(userId, groupIds, asked);
    }

    @Override
    public boolean isAuthorized(String userId, List<String> groupIds, PermissionCheck asked) {
        return fromTask(userId, groupIds, asked) || super.isAuthorized(userId, groupIds, asked);
    }

    /** A reader without a right on all tasks sees those that are his or that one of his groups may take. */
    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        super.configureTaskQuery(query);
        if (query.getAuthCheck().isAuthorizationCheckEnabled() && !seesAll()) {
            query.getAuthCheck().setAuthorizationCheckEnabled(false);
            narrow(query);
        }
    }

    private boolean seesAll() {
        CompositePermissionCheck all = new PermissionCheckBuilder().disjunctive()
                .atomicCheckForResourceId(Resources.TASK, null, Permissions.READ)
                .atomicCheckForResourceId(Resources.PROCESS_DEFINITION, null, Permissions.READ_TASK).build();
        return isAuthorized(all);
    }

    private void narrow(TaskQueryImpl query) {
        query.getQueries().removeIf(Visible.class::isInstance);
        query.addOrQuery(new Visible(getCurrentAuthentication()));
    }

    /** Any right is a reason to see a task; a class of its own, so that a query run twice is narrowed once. */
    private static final class Visible extends TaskQueryImpl {

        private static final long serialVersionUID = 1L;

        Visible(Authentication reader) {
            setOrQueryActive();
            taskInvolvedUser(reader.getUserId());
            if (reader.getGroupIds() != null && !reader.getGroupIds().isEmpty()) {
                taskCandidateGroupIn(reader.getGroupIds());
                includeAssignedTasks();
            }
        }
    }

    /** A person has few groups; stock reads the whole table of authorizations to leave out those without one. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    /** There are no rows to take away when a task or a case ends: nobody is granted a single one. */
    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String resourceId) {
        if (resource != Resources.TASK && resource != Resources.PROCESS_INSTANCE) {
            super.deleteAuthorizationsByResourceId(resource, resourceId);
        }
    }

    /** True when one alternative of the question is answered by the task it names. */
    private boolean fromTask(String userId, List<String> groupIds, CompositePermissionCheck asked) {
        return asked.isDisjunctive()
                && asked.getAtomicChecks().stream().anyMatch(check -> fromTask(userId, groupIds, check))
                || asked.getCompositeChecks().isEmpty() && asked.getAtomicChecks().size() == 1
                        && fromTask(userId, groupIds, asked.getAtomicChecks().get(0));
    }

    private boolean fromTask(String userId, List<String> groupIds, PermissionCheck asked) {
        return asked.getResource() == Resources.TASK && asked.getResourceId() != null && given(asked.getPermission())
                && works(userId, groupIds, asked.getResourceId());
    }

    private static boolean given(Permission permission) {
        return permission == Permissions.READ || permission == Permissions.UPDATE;
    }

    private boolean works(String userId, List<String> groupIds, String taskId) {
        TaskEntity task = isAuthorizationEnabled() ? Context.getCommandContext().getTaskManager().findTaskById(taskId)
                : null;
        return task != null && (userId.equals(task.getAssignee()) || userId.equals(task.getOwner())
                || task.getIdentityLinks().stream().anyMatch(link -> names(link, userId, groupIds)));
    }

    private static boolean names(IdentityLinkEntity link, String userId, List<String> groupIds) {
        return userId.equals(link.getUserId()) || IdentityLinkType.CANDIDATE.equals(link.getType())
                && groupIds != null && groupIds.contains(link.getGroupId());
    }

    /** Puts these rights in place of the stock ones. */
    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new CandidateRights();
        }
    }
}
