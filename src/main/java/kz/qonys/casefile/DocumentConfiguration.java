package kz.qonys.casefile;

import java.nio.file.Path;
import kz.qonys.casefile.document.FileStore;
import kz.qonys.casefile.document.FolderFileStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Documents lie in {@code documents} below {@code qonys.data}. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    FileStore fileStore(@Value("${qonys.data:./data}") Path folder) {
        return new FolderFileStore(folder.resolve("documents"));
    }
}
