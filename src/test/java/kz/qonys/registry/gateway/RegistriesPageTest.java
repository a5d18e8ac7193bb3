package kz.qonys.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.registry.Registry;
import kz.qonys.registry.RetrySchedule;
import kz.qonys.registry.ServiceSystem;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/**
 * The registries as a page for people, from {@code registries.csv}, the settings and the records that ports bring.
 * {@code -Dqonys.update=true} writes it anew.
 */
class RegistriesPageTest {

    private static final Path FOLDER = Path.of("src/main/resources/registry");
    private static final Path PAGE = FOLDER.resolve("registries.md");
    private static final String NOWHERE = "-";

    private final Messages messages = new Messages();

    private record Row(String registry, String setting, String contract, String direction, String data, String used,
            String outage) {

        Class<?> type() {
            try {
                return Class.forName("kz.qonys.registry." + data);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void shouldPrintTheRegistriesAsTheyAre() throws IOException {
        String page = page();
        if (Boolean.getBoolean("qonys.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void shouldHaveARowForEveryRegistry() throws IOException {
        assertThat(rows()).extracting(Row::registry)
                .containsExactlyInAnyOrder(Arrays.stream(Registry.values()).map(Registry::code).toArray(String[]::new));
    }

    @Test
    void shouldNameContractsThatExist() throws IOException {
        List<String> named = rows().stream().map(row -> row.contract().split(",")[0])
                .filter(contract -> contract.endsWith(".xsd")).toList();
        try (Stream<Path> files = Files.list(FOLDER.resolve("xsd"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsAll(named);
        }
    }

    @Test
    void shouldSayThatARegistryIsUsed_exactlyWhenCodeOutsideThePackageReadsOrWritesItsData() throws IOException {
        JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("kz.qonys");
        Set<String> inUse = classes.stream()
                .filter(type -> !type.getPackageName().startsWith("kz.qonys.registry"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getFullName().split("\\$")[0])
                .collect(Collectors.toSet());

        for (Row row : rows()) {
            assertThat(inUse.contains(row.type().getName())).as(row.registry()).isEqualTo(!NOWHERE.equals(row.used()));
        }
    }

    private String page() throws IOException {
        Map<String, Duration> validity = validity();
        Map<String, GatewayProperties.Service> services = services();
        String steps = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("qonys.registry.retry", RetrySchedule.class).steps().stream()
                .map(RegistriesPageTest::words).collect(Collectors.joining(", "));
        StringBuilder page =
                new StringBuilder("Printed from `registries.csv`, the settings below `qonys.registry` and the"
                + " records of `kz.qonys.registry`.\nAn answer that is older than its validity is asked for again "
                + "before it is relied on. Pauses while a registry is unavailable: " + steps
                + ", then the last again.\nWrong"
                + " certificates, credentials or service ids are a matter for the operator at once "
                + "and are not retried.\n\n");
        page.append("| Registry | Service, time-out | Contract | Data | Used by | Answer valid for | On outage |\n")
                .append("|---|---|---|---|---|---|---|\n");
        rows().forEach(row -> page.append(row(row, services.get(row.setting()), validity.get(row.registry()))));
        return page.toString();
    }

    private String row(Row row, GatewayProperties.Service service, Duration validity) {
        return "| %s (`%s`) | `%s`, %s | %s | %s: %s | %s | %s | %s |\n".formatted(
                messages.text(Language.EN, "registry.name." + row.registry()), row.registry(), service.serviceId(),
                words(service.timeout()), row.contract(), row.direction(), fields(row.type()),
                NOWHERE.equals(row.used()) ? "no process yet" : row.used(),
                validity == null ? "–" : words(validity), row.outage());
    }

    /** Components of the record, those of its parts in brackets: nothing else is kept of an answer. */
    private static String fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(RegistriesPageTest::field)
                .collect(Collectors.joining(", "));
    }

    private static String field(RecordComponent component) {
        Class<?> part = Arrays.stream(component.getDeclaringRecord().getDeclaredClasses()).filter(Class::isRecord)
                .filter(nested -> component.getGenericType().getTypeName().contains(nested.getName()))
                .findFirst().orElse(null);
        return component.getName() + (part == null ? "" : " (" + fields(part) + ")");
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(FOLDER.resolve("registries.csv")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank()).skip(1).map(line -> line.split(";"))
                .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6])).toList();
    }

    private static Map<String, Duration> validity() throws IOException {
        var yaml = new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml"));
        return new Binder(ConfigurationPropertySources.from(yaml))
                .bind("qonys.registry.validity.registries", Bindable.mapOf(String.class, Duration.class)).get();
    }

    private static Map<String, GatewayProperties.Service> services() {
        GatewayProperties properties = TestGateway.properties(Map.of());
        Map<String, GatewayProperties.Service> services = new LinkedHashMap<>();
        services.put("person", properties.person());
        services.put("family-card", properties.familyCard());
        services.put("portal", properties.portal());
        services.put("civil-acts", properties.civilActs());
        services.put("education", properties.education());
        services.put("residence", properties.residence());
        services.put("military", properties.military());
        services.put("legal-entity", properties.legalEntity());
        services.put("labour-market", properties.labourMarket());
        services.put("consent-service", new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("qonys.registry.consent-service", ConsentProperties.class));
        services.put("services", properties.services().of(ServiceSystem.CLINIC));
        return services;
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " days";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
