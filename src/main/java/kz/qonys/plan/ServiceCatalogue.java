package kz.qonys.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.qonys.language.Language;
import kz.qonys.plan.CatalogueService.Proof;
import kz.qonys.plan.CatalogueService.Target;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.staff.CaseSides;
import kz.qonys.staff.Roles;
import kz.qonys.staff.Sheet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The services of {@code plan/services.csv}. A code may stand in several rows whose spans of validity do not meet, so
 * that a changed annex changes neither models nor what was planned before. A faulty file stops the start with a
 * sentence.
 */
@Component
public class ServiceCatalogue {

    private final List<CatalogueService> services;

    /**
     * Reads the catalogue.
     *
     * @throws IllegalStateException when a row is unreadable, names an unknown role, or two spans of a code meet
     */
    ServiceCatalogue(@Value("${qonys.plan.catalogue:classpath:plan/services.csv}") Resource file, Roles roles) {
        List<CatalogueService> read = new ArrayList<>();
        for (Map<String, String> row : Sheet.read(file)) {
            CatalogueService service = service(row);
            if (roles.find(service.role()).isEmpty()) {
                throw fault(service.code(), "no such role: " + service.role());
            }
            if (read.stream().anyMatch(other -> meets(other, service))) {
                throw fault(service.code(), "two rows are valid on the same day");
            }
            read.add(service);
        }
        this.services = List.copyOf(read);
    }

    /** Services that can be planned on the day, by code. */
    public List<CatalogueService> on(LocalDate day) {
        return services.stream().filter(service -> service.validOn(day))
                .sorted(Comparator.comparing(CatalogueService::code)).toList();
    }

    /** The service of a code on the day. */
    public Optional<CatalogueService> find(String code, LocalDate day) {
        return services.stream().filter(service -> service.code().equals(code) && service.validOn(day)).findFirst();
    }

    /** The service of a code as it was last valid, for showing what was planned once. */
    public Optional<CatalogueService> latest(String code) {
        return services.stream().filter(service -> service.code().equals(code))
                .max(Comparator.comparing(CatalogueService::validFrom));
    }

    private static boolean meets(CatalogueService one, CatalogueService two) {
        return one.code().equals(two.code())
                && (one.validTo() == null || !two.validFrom().isAfter(one.validTo()))
                && (two.validTo() == null || !one.validFrom().isAfter(two.validTo()));
    }

    private static CatalogueService service(Map<String, String> row) {
        String code = row.get("code");
        try {
            return new CatalogueService(code, LocalDate.parse(row.get("valid_from")), day(row.get("valid_to")),
                    row.get("category"), CaseSides.Side.valueOf(upper(row.get("side"))), row.get("role"),
                    Target.valueOf(upper(row.get("target"))),
                    row.get("due_days").isEmpty() ? null : Integer.valueOf(row.get("due_days")),
                    Arrays.stream(row.get("wanted").split("\\|")).map(one -> Proof.valueOf(upper(one))).toList(),
                    words(row, "name_"), words(row, "proof_"), registry(row.get("registry")));
        } catch (RuntimeException e) {
            throw fault(code, e.getMessage());
        }
    }

    private static ServiceSystem registry(String code) {
        return code == null || code.isEmpty() ? null : ServiceSystem.of(code);
    }

    private static Map<Language, String> words(Map<String, String> row, String prefix) {
        return Map.of(Language.KK, filled(row, prefix + "kk"), Language.RU, filled(row, prefix + "ru"),
                Language.EN, filled(row, prefix + "en"));
    }

    private static String filled(Map<String, String> row, String column) {
        if (row.get(column).isEmpty()) {
            throw new IllegalStateException(column + " is empty");
        }
        return row.get(column);
    }

    private static LocalDate day(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    private static String upper(String cell) {
        return cell.toUpperCase(Locale.ROOT);
    }

    private static IllegalStateException fault(String code, String what) {
        return new IllegalStateException("Service catalogue, " + code + ": " + what);
    }
}
