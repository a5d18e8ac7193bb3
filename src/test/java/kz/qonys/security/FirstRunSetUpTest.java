package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.camunda.bpm.admin.impl.web.SetupResource;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.rest.dto.identity.UserCredentialsDto;
import org.camunda.bpm.engine.rest.dto.identity.UserDto;
import org.camunda.bpm.engine.rest.dto.identity.UserProfileDto;
import org.junit.jupiter.api.Test;

/** CVE-2026-77226: the first-run set-up of 7.24.0 looks only at members of one group. */
class FirstRunSetUpTest extends RunningFrontDoor {

    private static final String SET_UP = "/camunda/api/admin/setup/default/user/create";
    private static final String INTRUDER =
            "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"Intruder-2026-x\"}}";

    @Test
    void shouldLetAnybodyIn_whenSettingsAreStock() throws IOException, ServletException {
        ProcessEngine stock = stockEngine();
        RuntimeContainerDelegate.INSTANCE.get().registerProcessEngine(stock);
        try {
            stock.getIdentityService().saveUser(stock.getIdentityService().newUser("rightful"));
            new SetupResource().createInitialUser(stock.getName(), intruder());

            assertThat(stock.getIdentityService().createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list())
                    .as("the published hole of 7.24.0")
                    .extracting(user -> user.getId())
                    .containsExactly("intruder");
        } finally {
            RuntimeContainerDelegate.INSTANCE.get().unregisterProcessEngine(stock);
            stock.close();
        }
    }

    @Test
    void shouldNotExistForAnybody_whenTheAdminGroupIsEmpty() {
        engine.getIdentityService().deleteMembership(FrontDoorStaff.ADMIN, Groups.CAMUNDA_ADMIN);
        try {
            for (Visitor visitor
                    : new Visitor[] {visitor(), signedIn(FrontDoorStaff.CLERK), signedIn(FrontDoorStaff.ADMIN)}) {
                visitor.get("/login");
                HttpResponse<String> answer = visitor.json("POST", SET_UP, INTRUDER);
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(visitor.json("POST", SET_UP + "/", INTRUDER).statusCode()).isEqualTo(400);
                assertThat(visitor.get("/camunda/app/admin/default/setup/").statusCode()).isEqualTo(404);
            }
            assertThat(engine.getIdentityService().createUserQuery().userId("intruder").count()).isZero();
        } finally {
            engine.getIdentityService().createMembership(FrontDoorStaff.ADMIN, Groups.CAMUNDA_ADMIN);
        }
    }

    private static UserDto intruder() {
        UserProfileDto profile = new UserProfileDto();
        profile.setId("intruder");
        UserCredentialsDto credentials = new UserCredentialsDto();
        credentials.setPassword("x");
        UserDto user = new UserDto();
        user.setProfile(profile);
        user.setCredentials(credentials);
        return user;
    }

    private static ProcessEngine stockEngine() {
        ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("stockSetUp");
        configuration.setJdbcUrl("jdbc:h2:mem:stock-set-up");
        configuration.setAuthorizationEnabled(true);
        return configuration.buildProcessEngine();
    }
}
