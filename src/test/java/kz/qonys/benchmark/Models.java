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

    /** Where the case goes on after the review; here it ends, and both engines walk the same. */
    private static final String GOES_ON
            = "sourceRef=\"gateway_isApplicationRefused\" targetRef=\"callActivity_employmentMatching\"";
    private static final String ENDS
            = "sourceRef=\"gateway_isApplicationRefused\" targetRef=\"endEvent_fiveYearsOver\"";

    private Models() {
    }

    static void deploy(ProcessEngine engine) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().name("benchmark");
        for (String folder : new String[] {"processes", "forms"}) {
            for (Resource file : files("classpath*:" + folder + "/**/*.*")) {
                String name = file.getFilename();
                if (name.matches(".*\\.(bpmn|dmn|form)")) {
                    deployment.addString(folder + "/" + name, text(file).replace(GOES_ON, ENDS));
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
