package kz.qonys.demo;

import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.language.Messages;
import kz.qonys.staff.Sheet;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Stops a production start on settings of the demonstration before anything is opened or written: its profile, its
 * password, its offices.
 */
@Component
@Profile("postgres")
class DemoSettingsRefusal implements BeanFactoryPostProcessor {

    /** Not the bean: beans are not made yet. */
    private final Messages messages = new Messages();

    /** @throws IllegalStateException with a sentence for the operator */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        Environment environment = factory.getBean(Environment.class);
        refuse(environment.acceptsProfiles(Profiles.of("demo")), "demo.refused.profile");
        refuse(DemoStaff.PASSWORD.equals(environment.getProperty("qonys.staff.initial-password")),
                "demo.refused.password");
        String offices = environment.getProperty("qonys.staff.offices");
        refuse(offices != null && !offices.isBlank() && hasDemoOffice(new DefaultResourceLoader().getResource(offices)),
                "demo.refused.staff");
    }

    private void refuse(boolean demo, String sentence) {
        if (demo) {
            throw new IllegalStateException(messages.text(sentence));
        }
    }

    private static boolean hasDemoOffice(Resource offices) {
        Set<String> demo = Sheet.read(DemoStaff.OFFICES).stream().map(row -> row.get("bin"))
                .collect(Collectors.toSet());
        return Sheet.read(offices).stream().map(row -> row.get("bin")).anyMatch(demo::contains);
    }
}
