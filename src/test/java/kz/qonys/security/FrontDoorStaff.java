package kz.qonys.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import kz.qonys.deployment.PastTheGate;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.web.HttpRequestHandler;

/** A few officers, their Camunda users and one tiny process. Its beans win over the real ones when those are there. */
@TestConfiguration(proxyBeanMethods = false)
class FrontDoorStaff {

    static final String PASSWORD = "Qonys-test-2026";
    static final String CLERK = "fd-clerk";
    static final String COLLEAGUE = "fd-colleague";
    static final String SUPERVISOR = "fd-supervisor";
    static final String ANALYST = "fd-analyst";
    static final String ADMIN = "fd-admin";
    static final String CLERKS = "front-door-clerks";

    private static final Office OFFICE = new Office(
            "fd-cc", Institution.CAREER_CENTRE, "610000000", "000000000000", "Мансап орталығы", "Карьерный центр");

    /** Officers of the tests; a test may take a position away and has to give it back. */
    static final class Directory implements StaffDirectory {

        private final Map<String, String> roles = new ConcurrentHashMap<>(Map.of(
                CLERK, "career-centre-officer",
                COLLEAGUE, "career-centre-officer",
                SUPERVISOR, "regional-supervisor",
                ANALYST, "process-analyst",
                ADMIN, "system-administrator"));

        void dismiss(String userId) {
            roles.remove(userId);
        }

        void appoint(String userId, String role) {
            roles.put(userId, role);
        }

        @Override
        public String group(String role, String officeId) {
            return officeId + "." + role;
        }

        @Override
        public Office officeFor(String role, String officeId) {
            return OFFICE;
        }

        @Override
        public Optional<Office> office(String officeId) {
            return Optional.of(OFFICE).filter(office -> office.id().equals(officeId));
        }

        @Override
        public List<Office> offices(Institution institution) {
            return OFFICE.institution() == institution ? List.of(OFFICE) : List.of();
        }

        @Override
        public Optional<Officer> officer(String userId) {
            return Optional.ofNullable(roles.get(userId))
                    .map(role -> new Officer(userId, "Тест", "Тест", "", List.of(new Officer.Position(role, OFFICE))));
        }

        @Override
        public List<Officer> holders(String role, String officeId) {
            return roles.keySet().stream()
                    .filter(userId -> roles.get(userId).equals(role))
                    .flatMap(userId -> officer(userId).stream())
                    .toList();
        }

        @Override
        public Set<String> groupsOf(String userId) {
            return officer(userId).stream()
                    .flatMap(officer -> officer.positions().stream())
                    .map(position -> group(position.role(), position.office().id()))
                    .collect(Collectors.toSet());
        }
    }

    /** Bean that no expression may reach; counts when one does. */
    public static final class Canary {

        private final AtomicInteger calls = new AtomicInteger();

        public String sing() {
            calls.incrementAndGet();
            return "sung";
        }

        int calls() {
            return calls.get();
        }
    }

    @Bean
    @Primary
    Directory frontDoorDirectory() {
        return new Directory();
    }

    /** A page that fails, to see what is said then. */
    @Bean("/desk/front-door-failure")
    HttpRequestHandler frontDoorFailure() {
        return (request, response) -> {
            throw new IllegalStateException("secret");
        };
    }

    @Bean
    Canary canary() {
        return new Canary();
    }

    @Bean
    JavaDelegate frontDoorDelegate() {
        return DelegateExecution::getId;
    }

    @Bean
    @Primary
    RoleCards frontDoorCards() {
        return new RoleCards() {
            @Override
            public List<Card> cards() {
                return List.of(
                        new Card(CLERK, "Специалист карьерного центра", "Карьерный центр города Туркестан",
                                "Туркестанская область"),
                        new Card(COLLEAGUE, "Специалист карьерного центра", "Карьерный центр города Туркестан",
                                "Туркестанская область"),
                        new Card(SUPERVISOR, "Региональный наблюдатель", "Управление занятости",
                                "Туркестанская область"),
                        new Card("fd-akim", "Аким сельского округа", "Аппарат акима", "Северо-Казахстанская область"),
                        new Card(ANALYST, "Аналитик процессов", "Министерство", "Республика"),
                        new Card(ADMIN, "Администратор системы", "Министерство", "Республика"));
            }

            @Override
            public String password() {
                return PASSWORD;
            }
        };
    }

    @Bean
    Seed frontDoorSeed(ProcessEngine engine) {
        return new Seed(engine);
    }

    /** Users, authorizations, filter and process, made when the application is ready. */
    static final class Seed {

        private final ProcessEngine engine;

        Seed(ProcessEngine engine) {
            this.engine = engine;
        }

        @EventListener(ApplicationReadyEvent.class)
        void plant() {
            IdentityService identity = engine.getIdentityService();
            identity.saveGroup(identity.newGroup(CLERKS));
            Map<String, List<String>> applications = new LinkedHashMap<>();
            applications.put(CLERK, List.of("tasklist"));
            applications.put(COLLEAGUE, List.of("tasklist"));
            applications.put(SUPERVISOR, List.of("tasklist", "cockpit"));
            applications.put(ANALYST, List.of("tasklist", "cockpit"));
            applications.put(ADMIN, List.of("tasklist", "cockpit", "admin"));
            applications.forEach((user, names) -> {
                save(identity, user);
                names.forEach(name -> grant(user, Resources.APPLICATION, name, Permissions.ACCESS));
            });
            List.of(CLERK, COLLEAGUE).forEach(user -> {
                identity.createMembership(user, CLERKS);
                grant(user, Resources.PROCESS_DEFINITION, "front-door-test", Permissions.READ,
                        Permissions.CREATE_INSTANCE);
                grant(user, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
            });
            if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
                identity.saveGroup(identity.newGroup(Groups.CAMUNDA_ADMIN));
            }
            identity.createMembership(ADMIN, Groups.CAMUNDA_ADMIN);
            for (Resource resource : Resources.values()) {
                grant(ADMIN, resource, "*", Permissions.ALL);
                grant(ANALYST, resource, "*", Permissions.ALL);
            }
            FilterService filters = engine.getFilterService();
            filters.saveFilter(filters.newTaskFilter("All tasks")
                    .setQuery(engine.getTaskService().createTaskQuery())
                    .setProperties(Map.of("priority", 1)));
            grant("*", Resources.FILTER, "*", Permissions.READ);
            RepositoryService repository = engine.getRepositoryService();
            PastTheGate.deploy(engine, repository.createDeployment()
                    .name("front-door-test")
                    .addClasspathResource("security/front-door-test.bpmn"));
            engine.getRuntimeService().startProcessInstanceByKey("front-door-test");
        }

        private static void save(IdentityService identity, String id) {
            User user = identity.newUser(id);
            user.setFirstName("Тест");
            user.setLastName("Тестов");
            user.setPassword(PASSWORD);
            identity.saveUser(user);
        }

        private void grant(String user, Resource resource, String id, Permission... permissions) {
            AuthorizationService service = engine.getAuthorizationService();
            Authorization authorization = service.createNewAuthorization(
                    user.equals("*") ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT);
            authorization.setUserId(user);
            authorization.setResource(resource);
            authorization.setResourceId(id);
            authorization.setPermissions(permissions);
            service.saveAuthorization(authorization);
        }
    }
}
