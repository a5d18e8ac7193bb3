package kz.qonys.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys all models and forms as one set when the application is ready. The set is whole because forms are bound to
 * the deployment of their process; an unchanged set is recognised by content, and the engine's deployment lock makes
 * two nodes that start together agree on one.
 */
@Component
public class ModelDeployer {

    /** Name and source of the deployment; duplicate filtering compares within it. */
    static final String NAME = "qonys";

    private final RepositoryService repository;
    private final ModelFiles files = new ModelFiles();

    public ModelDeployer(RepositoryService repository) {
        this.repository = repository;
    }

    /** Deploys what changed since the last start; returns the deployment in force. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public Deployment deploy() {
        DeploymentBuilder builder = repository.createDeployment()
                .name(NAME)
                .source(NAME)
                .enableDuplicateFiltering(false);
        files.all().forEach((name, resource) -> add(builder, name, resource));
        return builder.deploy();
    }

    private static void add(DeploymentBuilder builder, String name, Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            builder.addInputStream(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
