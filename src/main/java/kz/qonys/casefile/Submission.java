package kz.qonys.casefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Objects;
import java.util.Set;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;

/**
 * One submission of a form, taken apart: the content as it shall be afterwards and the remarks, or every fault at once.
 *
 * <p>A key that is absent changes nothing. A key that is there with null or an empty text empties an optional field; it
 * leaves a required one as it is, and is a fault when a required one has never been filled. A list that is null changes
 * nothing; an empty list removes all rows. Keys that the server owns are passed over.
 */
final class Submission {

    /** A remark on a field, or on the whole application when the field is null. */
    record Remark(String field, String text) {
    }

    private static final int MOST_ROWS = 200;
    private static final Field REMARK_TEXT = new Field("text", Field.Place.REMARKS, "text", Field.Kind.TEXT, true, 2000,
            null, Set.of());

    private final FieldRules rules;
    private final CaseContent before;
    private final CaseContent after;
    private final int mostMembers;
    private final boolean settlementNeeded;
    private final List<String> rowPlaces = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private List<Remark> remarks;

    /** @param settlementNeeded true when no departure office answers for the case */
    Submission(FieldRules rules, CaseContent before, int mostMembers, boolean settlementNeeded) {
        this.rules = rules;
        this.before = before;
        this.after = before.copy();
        this.mostMembers = mostMembers;
        this.settlementNeeded = settlementNeeded;
    }

    /** @throws FaultException with all faults */
    void take(Map<String, Object> values, Set<String> passedOver) {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            Field field = FieldCatalogue.field(entry.getKey()).orElse(null);
            if (field == null) {
                if (!passedOver.contains(entry.getKey())) {
                    faults.add(Fault.of("casefile.fault.unknown"));
                }
            } else if (!field.readOnly()) {
                take(field, entry.getValue());
            }
        }
        together();
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
    }

    CaseContent after() {
        return after;
    }

    /** The remarks of this submission; null when the form said nothing about remarks. */
    List<Remark> remarks() {
        return remarks;
    }

    private void take(Field field, Object raw) {
        if (field.kind() == Field.Kind.ROWS) {
            rows(field, raw);
        } else {
            take(field, raw, after.fields(), field.key());
        }
    }

    private void take(Field field, Object raw, Map<String, Object> target, String at) {
        String key = field.place() == Field.Place.FAMILY ? field.name() : field.key();
        if (!FieldRules.empty(raw)) {
            int known = faults.size();
            Object value = rules.checked(field, raw, at, faults);
            if (faults.size() == known) {
                target.put(key, value);
            }
        } else if (!field.required()) {
            target.remove(key);
        } else if (!target.containsKey(key)) {
            faults.add(Fault.at(at, "casefile.fault.required"));
        }
    }

    private void rows(Field field, Object raw) {
        if (raw == null) {
            return;
        }
        if (!(raw instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
            faults.add(Fault.at(field.key(), "casefile.fault.kind"));
        } else if (list.size() > MOST_ROWS) {
            faults.add(Fault.at(field.key(), "casefile.fault.rows", MOST_ROWS));
        } else if (field.place() == Field.Place.FAMILY) {
            members(list);
        } else {
            remarks(list);
        }
    }

    private void members(List<?> rows) {
        List<Map<String, Object>> taken = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<?, ?> row = (Map<?, ?>) rows.get(i);
            if (!row.values().stream().allMatch(FieldRules::empty)) {
                String at = FieldCatalogue.FAMILY_MEMBERS + "[" + i + "]";
                rowPlaces.add(at);
                taken.add(member(row, at, seen));
            }
        }
        if (taken.size() > mostMembers) {
            faults.add(Fault.at(FieldCatalogue.FAMILY_MEMBERS, "casefile.fault.members", mostMembers));
        }
        after.members().clear();
        after.members().addAll(taken);
    }

    private Map<String, Object> member(Map<?, ?> row, String at, Set<Object> seen) {
        Map<String, Object> target = new LinkedHashMap<>();
        Object personId = row.get(CaseContent.PERSON_ID);
        if (!FieldRules.empty(personId)) {
            before.member(personId).filter(known -> seen.add(personId)).ifPresentOrElse(target::putAll,
                    () -> faults.add(Fault.at(at, "casefile.fault.member-unknown")));
        } else {
            sameOnFile(row).filter(known -> seen.add(known.get(CaseContent.PERSON_ID))).ifPresent(target::putAll);
        }
        for (Field field : FieldCatalogue.memberFields()) {
            if (row.containsKey(field.name()) || !target.containsKey(CaseContent.PERSON_ID)) {
                take(field, row.get(field.name()), target, at + "." + field.name());
            }
        }
        return target;
    }

    /**
     * The person on file that a row without an id means: a form drawn by the browser returns only what it shows. Same
     * IIN, else same names and birth date; so documents stay with their person.
     */
    private Optional<Map<String, Object>> sameOnFile(Map<?, ?> row) {
        return before.members().stream().filter(known -> equal(known, row, "iin")).findFirst()
                .or(() -> before.members().stream().filter(known -> equal(known, row, "surname")
                        && equal(known, row, "name") && equal(known, row, "birthDate")).findFirst());
    }

    private static boolean equal(Map<String, Object> known, Map<?, ?> row, String column) {
        return !FieldRules.empty(row.get(column)) && row.get(column).equals(known.get(column));
    }

    private void remarks(List<?> rows) {
        remarks = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<?, ?> row = (Map<?, ?>) rows.get(i);
            Object field = row.get("field");
            if (!FieldRules.empty(field) || !FieldRules.empty(row.get("text"))) {
                remark(FieldRules.empty(field) ? null : field, row.get("text"),
                        FieldCatalogue.REMARK_LIST + "[" + i + "]");
            }
        }
    }

    private void remark(Object field, Object text, String at) {
        int known = faults.size();
        if (field != null && FieldCatalogue.field(field.toString()).isEmpty()) {
            faults.add(Fault.at(at + ".field", "casefile.fault.code"));
        }
        if (FieldRules.empty(text)) {
            faults.add(Fault.at(at + ".text", "casefile.fault.required"));
        } else {
            Object checked = rules.checked(REMARK_TEXT, text, at + ".text", faults);
            if (faults.size() == known) {
                remarks.add(new Remark(Objects.toString(field, null), (String) checked));
            }
        }
    }

    /** What only several fields together can tell. */
    private void together() {
        consent();
        eachIinOnce();
        if (settlementNeeded && !after.fields().containsKey("settlementOffice")
                && before.fields().containsKey("settlementOffice")) {
            faults.add(Fault.at("settlementOffice", "casefile.fault.required"));
        }
    }

    private void consent() {
        if (!Boolean.TRUE.equals(after.fields().get("consentGiven"))) {
            List.of("consentDate", "consentForm", "consentReadAloud", "consentThirdParties", "consentCrossBorder")
                    .forEach(after.fields()::remove);
            return;
        }
        for (String key : List.of("consentDate", "consentForm")) {
            if (!after.fields().containsKey(key) && faults.stream().noneMatch(fault -> fault.field().equals(key))) {
                faults.add(Fault.at(key, "casefile.fault.required"));
            }
        }
        List.of("consentReadAloud", "consentThirdParties", "consentCrossBorder")
                .forEach(key -> after.fields().putIfAbsent(key, false));
    }

    private void eachIinOnce() {
        Set<Object> seen = new HashSet<>();
        Object applicant = after.fields().get("applicantIin");
        if (applicant != null) {
            seen.add(applicant);
        }
        for (int i = 0; i < after.members().size(); i++) {
            Object iin = after.members().get(i).get("iin");
            if (iin != null && !seen.add(iin)) {
                faults.add(Fault.at(rowPlaces.isEmpty() ? "applicantIin" : rowPlaces.get(i) + ".iin",
                        "casefile.fault.iin-twice"));
            }
        }
    }
}
