package kz.qonys.staff.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.staff.Roles;
import kz.qonys.staff.Sheet;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.util.ResourceTypeUtil;

/**
 * {@code staff/authorisations.csv} as grants of role groups: role, resource ({@code *} for every kind), resource id,
 * permissions joined by a bar. Grants of role groups that the file does not name are removed, except those on filters
 * (made by the desk) and the one that Camunda gives every group on itself.
 */
final class RoleAuthorisations {

    private final List<Grant> grants;
    private final Set<String> groups;

    /** @throws IllegalArgumentException when the file names an unknown role, resource or permission */
    RoleAuthorisations(Roles roles) {
        grants = Sheet.read("staff/authorisations.csv").stream().flatMap(row -> grants(roles, row)).toList();
        groups = roles.all().stream().map(role -> RoleGroup.id(role.code())).collect(Collectors.toSet());
    }

    void apply(AuthorizationService service) {
        List<Authorization> present = new ArrayList<>(service.createAuthorizationQuery()
                .groupIdIn(groups.toArray(String[]::new)).list());
        for (Grant grant : grants) {
            Authorization authorisation = take(present, grant);
            if (authorisation == null) {
                authorisation = service.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                authorisation.setGroupId(grant.group());
                authorisation.setResource(grant.resource());
                authorisation.setResourceId(grant.resourceId());
            }
            if (!held(authorisation).equals(held(granted(service, grant)))) {
                authorisation.setPermissions(grant.permissions());
                service.saveAuthorization(authorisation);
            }
        }
        present.stream().filter(RoleAuthorisations::ours).map(Authorization::getId)
                .forEach(service::deleteAuthorization);
    }

    private static Authorization take(List<Authorization> present, Grant grant) {
        Authorization found = present.stream().filter(grant::sameAs).findFirst().orElse(null);
        present.remove(found);
        return found;
    }

    private static Authorization granted(AuthorizationService service, Grant grant) {
        Authorization authorisation = service.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorisation.setResource(grant.resource());
        authorisation.setPermissions(grant.permissions());
        return authorisation;
    }

    private static Set<Permission> held(Authorization authorisation) {
        return Set.of(authorisation.getPermissions(
                ResourceTypeUtil.getPermissionsByResourceType(authorisation.getResourceType())));
    }

    private static boolean ours(Authorization authorisation) {
        int type = authorisation.getResourceType();
        boolean itself = type == Resources.GROUP.resourceType()
                && authorisation.getGroupId().equals(authorisation.getResourceId());
        return type != Resources.FILTER.resourceType() && !itself;
    }

    private static Stream<Grant> grants(Roles roles, Map<String, String> row) {
        String group = RoleGroup.id(roles.of(row.get("role")).code());
        return resources(row.get("resource")).map(resource -> new Grant(group, resource, row.get("resourceId"),
                permissions(row.get("permissions"), resource)));
    }

    private static Stream<Resources> resources(String cell) {
        return "*".equals(cell) ? Arrays.stream(Resources.values()) : Stream.of(Resources.valueOf(cell));
    }

    private static Permission[] permissions(String cell, Resources resource) {
        return Arrays.stream(cell.split("\\|"))
                .map(name -> ResourceTypeUtil.getPermissionByNameAndResourceType(name, resource.resourceType()))
                .toArray(Permission[]::new);
    }

    private record Grant(String group, Resources resource, String resourceId, Permission... permissions) {

        private boolean sameAs(Authorization authorisation) {
            return authorisation.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT
                    && group.equals(authorisation.getGroupId())
                    && resource.resourceType() == authorisation.getResourceType()
                    && resourceId.equals(authorisation.getResourceId());
        }
    }
}
