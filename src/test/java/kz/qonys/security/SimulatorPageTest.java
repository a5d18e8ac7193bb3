package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.qonys.registry.PersonQuery;
import kz.qonys.registry.PersonRegistry;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of the simulator behind the front door. */
class SimulatorPageTest extends RunningFrontDoor {

    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @Autowired
    GatewaySimulator simulator;

    @Autowired
    PersonRegistry persons;

    @AfterEach
    void allIsWell() {
        simulator.up();
        simulator.backAll();
    }

    @Test
    void shouldOpenForAnAdministratorOnly() {
        for (String user : new String[] {FrontDoorStaff.CLERK, FrontDoorStaff.SUPERVISOR, FrontDoorStaff.ANALYST}) {
            assertThat(signedIn(user).get("/simulator").statusCode()).as(user).isEqualTo(403);
        }
        Visitor administrator = administrator("ru");
        assertThat(administrator.get("/simulator").statusCode()).isEqualTo(200);
        assertThat(administrator.get("/simulator/simulator.css").statusCode()).isEqualTo(200);
        assertThat(visitor().get("/simulator/simulator.js").statusCode()).isEqualTo(302);
    }

    @Test
    void shouldTurnNothing_whenThePageTokenIsMissing() {
        Visitor administrator = administrator("ru");

        assertThat(administrator.form("/simulator/knobs", form(Map.of())).statusCode()).isEqualTo(403);
        assertThat(administrator.form("/simulator/gateway", Map.of("state", "refused")).statusCode()).isEqualTo(403);
        assertThat(simulator.knobs().inForce()).isEmpty();
        assertThat(simulator.isUp()).isTrue();
    }

    @Test
    void shouldTurnAKnobAndTakeItBack() {
        Visitor administrator = administrator("ru");
        String iin = simulator.population().family(0).applicant().iin();

        HttpResponse<String> turned = administrator.form("/simulator/knobs", form(Map.of("iin", iin,
                "_csrf", token(administrator))));

        assertThat(turned.statusCode()).isEqualTo(302);
        assertThat(simulator.knobs().inForce()).containsExactly(
                Setting.of(GatewaySimulator.PERSON_SERVICE, Behaviour.BAD_GATEWAY).about(iin));
        assertThat(persons.find(new PersonQuery.ByIin(iin), "m-1"))
                .isEqualTo(new RegistryAnswer.Unavailable<>("http-502"));
        assertThat(administrator.get("/simulator").body()).contains("http-502", "85**********")
                .contains("HTTP 502 со страницей HTML");

        administrator.form("/simulator/back", Map.of("service", GatewaySimulator.PERSON_SERVICE, "iin", iin,
                "_csrf", token(administrator)));
        assertThat(simulator.knobs().inForce()).isEmpty();
    }

    @Test
    void shouldSwitchTheGatewayOffAndOn() {
        Visitor administrator = administrator("ru");

        administrator.form("/simulator/gateway", Map.of("state", "unavailable", "_csrf", token(administrator)));
        assertThat(simulator.isUp()).isFalse();
        assertThat(administrator.get("/simulator").body()).contains("Шлюз не работает");

        administrator.form("/simulator/gateway", Map.of("state", "up", "_csrf", token(administrator)));
        assertThat(simulator.isUp()).isTrue();
    }

    @Test
    void shouldNameEveryFaultAndKeepWhatWasTyped() {
        Visitor administrator = administrator("ru");

        HttpResponse<String> answer = administrator.form("/simulator/knobs", form(Map.of("percent", "101",
                "iin", "12", "from", "25:00", "messages", "3", "median", "x", "behaviour", "NOTHING",
                "_csrf", token(administrator))));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("ИИН состоит из 12 цифр.", "Доля сообщений: от 0 до 100.",
                "Для закрытия нужны начало и конец в виде чч:мм.", "Такого поведения нет.",
                "Для ограничения нужны число сообщений", "Медиана времени ответа", "value=\"101\"");
        assertThat(simulator.knobs().inForce()).isEmpty();
    }

    private static Map<String, String> form(Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(Map.of("service", GatewaySimulator.PERSON_SERVICE,
                "behaviour", "BAD_GATEWAY", "fault", "SCE909", "percent", "100", "delay", "15", "iin", ""));
        form.putAll(typed);
        return form;
    }

    private static String token(Visitor administrator) {
        Matcher field = FIELD.matcher(administrator.get("/simulator").body());
        assertThat(field.find()).isTrue();
        return field.group(1);
    }
}
