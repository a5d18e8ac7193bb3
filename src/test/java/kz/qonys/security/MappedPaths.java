package kz.qonys.security;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Application;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.glassfish.jersey.server.model.Resource;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every path that the running system maps, template variables filled in: Spring's handler mappings, the Jersey
 * resources of both REST applications and of the web applications with all plug-ins, servlets and filters.
 */
final class MappedPaths {

    private static final int DEEPEST = 6;

    private final Set<String> paths = new TreeSet<>();

    private MappedPaths() {
    }

    static Set<String> of(WebApplicationContext context) {
        MappedPaths mapped = new MappedPaths();
        mapped.addSpring(context);
        mapped.addServlets(context.getServletContext());
        mapped.addJersey("/engine-rest", CamundaRestResources.getResourceClasses());
        mapped.addJersey("/camunda/api/engine", new EngineRestApplication());
        mapped.addJersey("/camunda/api/admin", new AdminApplication());
        mapped.addJersey("/camunda/api/cockpit", new CockpitApplication());
        mapped.addJersey("/camunda/api/tasklist", new TasklistApplication());
        mapped.addJersey("/camunda/api/welcome", new WelcomeApplication());
        return mapped.paths;
    }

    private void addSpring(WebApplicationContext context) {
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream())
                .forEach(this::add);
        context.getBeansOfType(AbstractUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
                .forEach(this::add);
    }

    private void addServlets(ServletContext servlets) {
        Stream.concat(
                        servlets.getServletRegistrations().values().stream()
                        .flatMap(each -> each.getMappings().stream()),
                        servlets.getFilterRegistrations().values().stream()
                                .flatMap(each -> each.getUrlPatternMappings().stream()))
                .forEach(this::add);
    }

    private void addJersey(String prefix, Application application) {
        addJersey(prefix, application.getClasses());
    }

    private void addJersey(String prefix, Collection<Class<?>> classes) {
        classes.forEach(type -> walk(prefix, Resource.from(type, true), DEEPEST));
    }

    private void walk(String prefix, Resource resource, int depth) {
        if (resource == null || depth == 0) {
            return;
        }
        String here = join(prefix, resource.getPath());
        add(here);
        resource.getChildResources().forEach(child -> walk(here, child, depth - 1));
        if (resource.getResourceLocator() != null) {
            Class<?> located = resource.getResourceLocator().getInvocable().getRawResponseType();
            Resource behind = Resource.from(located, true);
            if (behind != null) {
                behind.getChildResources().forEach(child -> walk(here, child, depth - 1));
            }
        }
    }

    private static String join(String prefix, String path) {
        String tail = path == null || path.isEmpty() || path.equals("/") ? "" : path;
        return prefix + (tail.isEmpty() || tail.startsWith("/") ? tail : "/" + tail);
    }

    private void add(String pattern) {
        String path = pattern
                .replaceAll("\\{engine}|\\{engineName}|\\{processEngineName}", "default")
                .replaceFirst("^(/camunda/api/engine/engine|/engine-rest/engine)/\\{name}", "$1/default")
                .replaceAll("\\{[^/{}]*(\\{[^{}]*}[^/{}]*)*}", "x")
                .replace("**", "x")
                .replace("*", "x")
                .replaceAll("/{2,}", "/");
        paths.add(path.startsWith("/") ? path : "/" + path);
    }
}
