package kz.qonys.security;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The whole application on a real port: Jersey and the filters are only there then. One context for all tests. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:front-door;DB_CLOSE_DELAY=-1",
    "qonys.data=target/front-door-${qonys.fork:0}",
    "camunda.bpm.job-execution.enabled=false"
})
@ActiveProfiles("test")
@Import(FrontDoorStaff.class)
abstract class RunningFrontDoor {

    static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    FrontDoorStaff.Canary canary;

    @Autowired
    FrontDoorStaff.Directory staff;

    Visitor visitor() {
        return new Visitor(port);
    }

    /** Somebody who has signed in and opened Tasklist, so that Camunda's token is there. */
    Visitor signedIn(String userId) {
        Visitor visitor = visitor();
        visitor.signIn(userId, FrontDoorStaff.PASSWORD);
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    /** The administrator with a language, as a person keeps the one chosen last. */
    Visitor administrator(String language) {
        Visitor administrator = signedIn(FrontDoorStaff.ADMIN);
        administrator.json("POST", "/api/language", "{\"language\":\"" + language + "\"}");
        return administrator;
    }

    /** A new open task of the test process, unclaimed. */
    Task newTask() {
        String instance = engine.getRuntimeService().startProcessInstanceByKey("front-door-test").getId();
        return engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
    }

    Task newTaskOf(String userId) {
        Task task = newTask();
        engine.getTaskService().claim(task.getId(), userId);
        return task;
    }

    String assignee(Task task) {
        return engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    boolean isOpen(Task task) {
        return engine.getTaskService().createTaskQuery().taskId(task.getId()).count() == 1;
    }

    String anyFilter() {
        return engine.getFilterService().createFilterQuery().list().get(0).getId();
    }
}
