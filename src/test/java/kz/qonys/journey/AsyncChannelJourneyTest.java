package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import kz.qonys.registry.gateway.AsyncChannel;
import kz.qonys.registry.gateway.ExchangeStore;
import kz.qonys.registry.gateway.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The family card answers over the asynchronous channel: by push, by fetch, twice, or not at all. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:async;DB_CLOSE_DELAY=-1",
    "qonys.data=target/journey-async",
    "qonys.demo.cases=false",
    "qonys.registry.async.services=FAMILY_CARD_PROVISIONAL",
    "camunda.bpm.job-execution.enabled=false"
})
@ActiveProfiles("demo")
@Import(Desk.class)
@ExtendWith(EvenGround.class)
@DirtiesContext
class AsyncChannelJourneyTest {

    @Autowired
    private Desk desk;

    @Autowired
    private ExchangeStore exchanges;

    @LocalServerPort
    private int port;

    @Test
    void shouldGoOn_whenTheAnswerIsPushedTwice() {
        FamilyCase one = asked();

        assertThat(desk.gateway.async().push(receiver(), true)).containsExactly(200);
        assertThat(desk.gateway.async().push(receiver(), false)).containsExactly(200);
        desk.walk.runDueJobs(one.id);

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(outcome(one)).isEqualTo("ok");
        assertThat(desk.gateway.async().undelivered()).isZero();
        assertThat(desk.jdbc.sql("select count(*) from registry_inbox i join registry_exchange e"
                + " on e.correlation_id = i.correlation_id join registry_call c on c.message_id = e.message_id"
                + " where c.case_id = ?").param(one.id).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void shouldStillReadTheAnswer_whenItWasSealedAnewMeanwhile() {
        FamilyCase one = asked();
        desk.gateway.async().push(receiver(), false);
        String before = payload(one);

        assertThat(exchanges.resealAll()).isPositive();
        assertThat(payload(one)).isNotEqualTo(before);
        desk.walk.runDueJobs(one.id);

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(outcome(one)).isEqualTo("ok");
    }

    @Test
    void shouldFetchTheAnswer_whenNothingIsPushed() {
        FamilyCase one = asked();

        desk.clock.move(Duration.ofMinutes(3));
        desk.walk.runDueJobs(one.id);

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(outcome(one)).isEqualTo("ok");
        assertThat(desk.gateway.async().undelivered()).as("acknowledged").isZero();
    }

    @Test
    void shouldSendAnew_whenTheRequestGotLost() {
        FamilyCase one = asked();
        desk.gateway.async().lose();

        desk.clock.move(Duration.ofMinutes(3));
        desk.walk.runDueJobs(one.id);
        assertThat(outcome(one)).isEqualTo("unavailable");
        for (int i = 0; i < 4; i++) {
            desk.clock.move(Duration.ofMinutes(3));
            desk.walk.runDueJobs(one.id);
        }

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(outcome(one)).isEqualTo("ok");
        assertThat(desk.engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    @Test
    void shouldTakeNothing_whenThePushIsNotSignedOrBelongsToNothing() throws Exception {
        FamilyCase one = asked();

        byte[] forged = AsyncChannel.envelope(AsyncChannel.CLIENT, "sendMessage",
                wrapper -> AsyncChannel.message(Xml.add(wrapper, "request"), "forged", "forged",
                        "FAMILY_CARD_PROVISIONAL", "RESPONSE", "2026-11-16T10:00:00.000+05:00", sender -> { },
                        data -> Xml.add(data, "anything")));
        HttpResponse<String> answer = post(forged);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("SCE007");
        assertThat(post("<no xml".getBytes()).body()).contains("SCE001");
        assertThat(one.openTasks()).isEmpty();
    }

    private FamilyCase asked() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").take();
        assertThat(one.openTasks()).isEmpty();
        assertThat(outcome(one)).isEqualTo("awaited");
        return one;
    }

    private String outcome(FamilyCase one) {
        return desk.jdbc.sql("select outcome from registry_call where case_id = ? and operation = 'family'")
                .param(one.id).query(String.class).single();
    }

    private String payload(FamilyCase one) {
        return desk.jdbc.sql("select e.payload from registry_exchange e "
                + "join registry_call c on c.message_id = e.message_id where c.case_id = ?").param(one.id)
                .query(String.class).single();
    }

    private HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(receiver()).header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI receiver() {
        return URI.create("http://127.0.0.1:" + port + "/gateway/async");
    }
}
