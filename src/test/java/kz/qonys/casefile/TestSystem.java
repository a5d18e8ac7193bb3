package kz.qonys.casefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.qonys.intake.RequiredDocuments;
import kz.qonys.language.Messages;
import kz.qonys.language.Problems;
import kz.qonys.staff.Roles;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The case file and intake with their tables, without web and engine. Not marked as a configuration: the scan of the
 * whole application must not find it.
 */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class})
@ComponentScan(basePackageClasses = {CaseFiles.class, RequiredDocuments.class})
@ConfigurationPropertiesScan(basePackageClasses = CaseFiles.class)
@Import({Messages.class, Problems.class, Roles.class})
public class TestSystem {

    /** Annotation values must be constants, so the test keys are. */
    public static final String KEY_A = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    public static final String KEY_B = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    public static final String INDEX = "QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8=";

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    TestStaff staff() {
        return new TestStaff();
    }

    @Bean
    TestMatrix matrix() {
        return new TestMatrix();
    }

    static Path folder() {
        try {
            return Files.createTempDirectory("qonys-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
