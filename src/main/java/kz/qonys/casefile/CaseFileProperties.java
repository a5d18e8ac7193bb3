package kz.qonys.casefile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the case file.
 *
 * @param members      most family members beside the applicant
 * @param documentSize largest document
 * @param documents    most documents of one case
 */
@ConfigurationProperties("qonys.casefile.limits")
record CaseFileProperties(@DefaultValue("30") int members, @DefaultValue("20MB") DataSize documentSize,
        @DefaultValue("200") int documents) {
}
