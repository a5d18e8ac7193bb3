package kz.qonys.roadmap;

import kz.qonys.casefile.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sealed columns of what people wrote in and about roadmaps; as beans they take part in the rotation of keys. */
@Configuration(proxyBeanMethods = false)
class RoadmapColumns {

    static final SealedColumn ROADMAP = new SealedColumn("roadmap", "words");
    static final SealedColumn REMARK = new SealedColumn("roadmap_remark", "words");
    static final SealedColumn COPY = new SealedColumn("roadmap_copy", "words");

    @Bean
    SealedColumn roadmapWords() {
        return ROADMAP;
    }

    @Bean
    SealedColumn roadmapRemarkWords() {
        return REMARK;
    }

    @Bean
    SealedColumn roadmapCopyWords() {
        return COPY;
    }
}
