package kz.qonys.registry;

import java.util.Arrays;

/** An outside system that Qonys asks or writes to. The code is stable: tables, messages and metrics carry it. */
public enum Registry {
    /** State data base of natural persons (ГБД ФЛ). */
    GBD_FL("gbd-fl"),
    /** Digital Family Card (Цифровая карта семьи). */
    FAMILY_CARD("family-card"),
    /** Migration portal migration.enbek.kz. */
    MIGRATION_PORTAL("migration-portal"),
    /** Civil acts: births and marriages (РАГС, formerly ЗАГС). */
    CIVIL_ACTS("civil-acts"),
    /** National education data base (НОБД). */
    EDUCATION("education"),
    /** Registration at the place of residence. */
    RESIDENCE("residence"),
    /** Military record. */
    MILITARY("military"),
    /** State data base of legal entities (ГБД ЮЛ). */
    GBD_UL("gbd-ul"),
    /** Labour-market system with the electronic labour exchange (АИС «Рынок труда»). */
    LABOUR_MARKET("labour-market"),
    /** Service of consents to access (КДП): asks the person and issues the token for another registry. */
    CONSENT("consent"),
    /** The systems of {@link ServiceSystem}. */
    SERVICES("services");

    private final String code;

    Registry(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException for a code that is none of ours */
    public static Registry of(String code) {
        return Arrays.stream(values()).filter(registry -> registry.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown registry code"));
    }
}
