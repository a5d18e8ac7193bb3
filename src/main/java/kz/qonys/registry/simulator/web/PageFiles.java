package kz.qonys.registry.simulator.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Style and script of the page, kept out of the folder that every profile serves. */
@Configuration(proxyBeanMethods = false)
@Profile("demo | test")
class PageFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/simulator/*.css", "/simulator/*.js")
                .addResourceLocations("classpath:/simulator-page/");
    }
}
