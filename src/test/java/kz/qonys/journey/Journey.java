package kz.qonys.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole application as the demo profile starts it, with the gateway simulator behind real HTTP and no cases yet;
 * jobs and outward writes run when a test says so. One context for all journeys: they share the database and pick
 * families of their own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:journey;DB_CLOSE_DELAY=-1",
    "qonys.data=target/journey-${qonys.fork:0}",
    "qonys.demo.cases=false",
    "camunda.bpm.job-execution.enabled=false",
    "qonys.outbox.workers=0"
})
@ActiveProfiles("demo")
@Import({Desk.class, PlanWalk.class})
@ExtendWith(EvenGround.class)
@interface Journey {
}
