package kz.qonys.casefile.web;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** The servlet container's limit lies a little above the case file's own, which answers in words. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    private static final DataSize FORM = DataSize.ofMegabytes(1);

    @Bean
    MultipartConfigElement multipartConfigElement(
            @Value("${qonys.casefile.limits.document-size:20MB}") DataSize document) {
        DataSize request = DataSize.ofBytes(document.toBytes() + FORM.toBytes());
        MultipartConfigFactory factory = new MultipartConfigFactory();
        factory.setMaxFileSize(request);
        factory.setMaxRequestSize(request);
        return factory.createMultipartConfig();
    }

    /** Parsed when the controller asks, so that a refusal is the controller's and has words. */
    @Bean
    MultipartResolver multipartResolver() {
        StandardServletMultipartResolver resolver = new StandardServletMultipartResolver();
        resolver.setResolveLazily(true);
        return resolver;
    }
}
