package kz.qonys.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import kz.qonys.deployment.PastTheGate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The analysts' own files, deployed as one set to any engine. */
final class Models {

    /** The last task is not meant to be completed yet; without this listener it can be, and the case ends. */
    private static final String WAITS = "<camunda:taskListener event=\"complete\" delegateExpression=\"${nextPart}\"/>";

    private Models() {
    }

    static void deploy(ProcessEngine engine) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().name("benchmark");
        for (String folder : new String[] {"processes", "forms"}) {
            for (Resource file : files("classpath*:" + folder + "/**/*.*")) {
                String name = file.getFilename();
                if (name.matches(".*\\.(bpmn|dmn|form)")) {
                    deployment.addString(folder + "/" + name, text(file).replace(WAITS, ""));
                }
            }
        }
        PastTheGate.deploy(engine, deployment);
    }

    private static Resource[] files(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
