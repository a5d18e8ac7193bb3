package kz.qonys.staff;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.qonys.language.Language;
import org.springframework.stereotype.Component;

/** The roles of {@code staff/roles.csv}, in the order of the file. */
@Component
public class Roles {

    private final Map<String, Role> byCode = new LinkedHashMap<>();

    public Roles() {
        Sheet.read("staff/roles.csv").forEach(row -> byCode.put(row.get("code"), role(row)));
    }

    public Collection<Role> all() {
        return List.copyOf(byCode.values());
    }

    public Optional<Role> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /**
     * The role of a code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Role of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("Unknown role '" + code + "'"));
    }

    private static Role role(Map<String, String> row) {
        return new Role(row.get("code"),
                Sheet.parts(row.get("institutions")).stream().map(Institution::valueOf).toList(),
                Role.Level.valueOf(row.get("level").toUpperCase(Locale.ROOT)),
                Role.Reach.valueOf(row.get("sides").toUpperCase(Locale.ROOT)),
                texts(row, ""), texts(row, "duties_"));
    }

    private static Map<Language, String> texts(Map<String, String> row, String prefix) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, row.get(prefix + language.code()));
        }
        return texts;
    }
}
