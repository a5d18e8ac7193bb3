package kz.qonys.staff.process;

import org.camunda.bpm.engine.authorization.Groups;

/**
 * The group that carries a role's authorisations. Its id is the role code; administrators are in Camunda's own
 * {@code camunda-admin}, which so is never empty while there is one: an empty one re-opens the first-run set-up.
 */
final class RoleGroup {

    private static final String ADMINISTRATOR = "system-administrator";

    private RoleGroup() {
    }

    static String id(String role) {
        return ADMINISTRATOR.equals(role) ? Groups.CAMUNDA_ADMIN : role;
    }

    /** Group type: SYSTEM as Camunda names the administrators' one, ROLE, or OFFICE for candidates of tasks. */
    static String typeOf(String groupId) {
        if (groupId.equals(Groups.CAMUNDA_ADMIN)) {
            return Groups.GROUP_TYPE_SYSTEM;
        }
        return groupId.contains(".") ? "OFFICE" : "ROLE";
    }
}
